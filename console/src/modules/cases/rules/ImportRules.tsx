import { useTranslation } from 'react-i18next';
import type { RulesImport } from '#contract/cases/rules.ts';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';
import { Trial } from './Trial.tsx';

const answers = ['added', 'changed', 'removed', 'faults'] as const satisfies readonly (keyof RulesImport)[];

/** The whole dispatch catalogue by workbook: tried on the last month before it is carried out. */
export const ImportRules = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('cases-console');
  const importing = useSheetImport<RulesImport>('/api/dispatch-rules/import', answers);
  const { answer, tried } = importing;
  const done = answer !== undefined && !tried && answer.faultCount === 0;
  return (
    <SheetImport
      words={(key, data = {}) => t(`rules.import.${key}`, data)}
      template="/api/dispatch-rules/sheet"
      importing={importing}
      outcome={answer ? { ...answer, told: t(done ? 'rules.import.done' : 'rules.import.would', { ...answer }) } : null}
      done={done}
      ready={answer !== undefined && answer.added + answer.changed + answer.removed > 0}
      onClose={onClose}
      onDone={onDone}
    >
      {answer?.trial && <Trial trial={answer.trial} />}
    </SheetImport>
  );
};
