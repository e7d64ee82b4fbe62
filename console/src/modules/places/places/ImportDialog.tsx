import { useTranslation } from 'react-i18next';
import type { PlaceImport } from '#contract/places/api.ts';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';

const answers = ['added', 'changed', 'faults'] as const satisfies readonly (keyof PlaceImport)[];

/** Places by workbook. */
export const ImportDialog = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation();
  const importing = useSheetImport<PlaceImport>('/api/places/import', answers);
  const { answer, tried } = importing;
  const done = answer !== undefined && !tried && answer.faults.length === 0;
  const told = answer && t(done ? 'places:import.done' : 'places:import.would', { ...answer });
  return (
    <SheetImport
      words={(key, data = {}) => t(`places:import.${key}`, data)}
      template="/api/places/sheet?template=1"
      importing={importing}
      outcome={answer ? { ...answer, faultCount: answer.faults.length, told: told ?? '' } : null}
      done={done}
      ready={answer !== undefined && answer.added + answer.changed > 0}
      onClose={onClose}
      onDone={onDone}
    />
  );
};
