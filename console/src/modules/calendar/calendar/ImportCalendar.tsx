import { useTranslation } from 'react-i18next';
import type { CalendarImport } from '#contract/calendar/api.ts';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';

const answers = ['changed', 'same', 'faults'] as const satisfies readonly (keyof CalendarImport)[];

/** Own days by workbook. @param sheet the sheet of the year shown, to be filled in */
export const ImportCalendar = ({ sheet, onClose, onDone }: { sheet: string; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('calendar-console');
  const importing = useSheetImport<CalendarImport>('/api/calendar/import', answers);
  const { answer, tried } = importing;
  const done = answer !== undefined && !tried && answer.faults.length === 0;
  return (
    <SheetImport
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={sheet}
      importing={importing}
      outcome={
        answer ? { ...answer, faultCount: answer.faults.length, told: t(done ? 'import.done' : 'import.would', { ...answer }) } : null
      }
      done={done}
      ready={answer !== undefined && answer.changed > 0}
      onClose={onClose}
      onDone={onDone}
    />
  );
};
