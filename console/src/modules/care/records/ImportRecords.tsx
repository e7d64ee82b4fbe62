import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CareImport, careSheet, importCare } from '#contract/care/records.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';

const address: (typeof importCare)['path'] = '/api/care/records/import';
const template: (typeof careSheet)['path'] = '/api/care/records/sheet';
const answers = ['added', 'faults'] as const satisfies readonly (keyof CareImport)[];

/** Records from a workbook: each row with its consent, or nothing is entered. */
export const ImportRecords = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('care-console');
  const client = useQueryClient();
  const end = (): void => {
    onClose();
    void client.invalidateQueries({ queryKey: ['care'] });
  };
  return (
    <PlainImport<CareImport>
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={template}
      address={address}
      answers={answers}
      ready={(answer) => answer.added > 0}
      onClose={onClose}
      onDone={end}
    />
  );
};
