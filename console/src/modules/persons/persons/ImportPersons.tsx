import { useTranslation } from 'react-i18next';
import type { PersonImport } from '#contract/persons/sheets.ts';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';

const answers = ['added', 'joined', 'same', 'faults'] as const satisfies readonly (keyof PersonImport)[];

interface Props {
  area: { code: string; name: string };
  onClose: () => void;
  onDone: () => void;
}

/** Persons by workbook, into the register of one area. */
export const ImportPersons = ({ area, onClose, onDone }: Props) => {
  const { t } = useTranslation('persons');
  const importing = useSheetImport<PersonImport>(`/api/persons/import?area=${area.code}`, answers);
  const { answer, tried } = importing;
  const done = answer !== undefined && !tried && answer.faults.length === 0;
  return (
    <SheetImport
      words={(key, data = {}) => t(`import.${key}`, { area: area.name, ...data })}
      template={`/api/persons/sheet?area=${area.code}&empty=true`}
      importing={importing}
      outcome={
        answer ? { ...answer, faultCount: answer.faults.length, told: t(done ? 'import.done' : 'import.would', { ...answer }) } : null
      }
      done={done}
      ready={answer !== undefined && answer.added + answer.joined > 0}
      onClose={onClose}
      onDone={onDone}
    />
  );
};
