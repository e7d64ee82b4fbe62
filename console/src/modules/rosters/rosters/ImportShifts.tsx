import { useTranslation } from 'react-i18next';
import type { ShiftImport } from '#contract/rosters/api.ts';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';

const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof ShiftImport)[];

interface Props {
  rosterId: string;
  /** The sheet of the days shown, to be filled in. */
  sheet: string;
  onClose: () => void;
  onDone: () => void;
}

/** Shifts by workbook. */
export const ImportShifts = ({ rosterId, sheet, onClose, onDone }: Props) => {
  const { t } = useTranslation('rosters');
  const importing = useSheetImport<ShiftImport>(`/api/rosters/${rosterId}/import`, answers);
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
      ready={answer !== undefined && answer.added > 0}
      onClose={onClose}
      onDone={onDone}
    />
  );
};
