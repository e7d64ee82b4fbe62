import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { importMembers, MemberImport, memberSheet } from '#contract/enrolment/members.ts';
import type { importUnits, unitSheet } from '#contract/enrolment/units.ts';
import { useDownload } from '../../../app/work.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';

const address: (typeof importMembers)['path'] = '/api/enrolment/members/import';
const sheet: (typeof memberSheet)['path'] = '/api/enrolment/members/sheet';
const unitAddress: (typeof importUnits)['path'] = '/api/enrolment/units/import';
const unitTemplate: (typeof unitSheet)['path'] = '/api/enrolment/units/sheet';
const answers = ['added', 'faults'] as const satisfies readonly (keyof MemberImport)[];

/** Members from a workbook, all of it or nothing. */
export const ImportMembers = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  const client = useQueryClient();
  return (
    <PlainImport<MemberImport>
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={sheet}
      address={address}
      answers={answers}
      ready={(answer) => answer.added > 0}
      onClose={onClose}
      onDone={() => {
        onClose();
        void client.invalidateQueries({ queryKey: ['enrolment'] });
      }}
    />
  );
};

/** Units from a workbook, with their contacts. */
export const ImportUnits = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  const client = useQueryClient();
  return (
    <PlainImport<MemberImport>
      words={(key, data = {}) => t(`importUnits.${key}`, data)}
      template={unitTemplate}
      address={unitAddress}
      answers={answers}
      ready={(answer) => answer.added > 0}
      onClose={onClose}
      onDone={() => {
        onClose();
        void client.invalidateQueries({ queryKey: ['enrolment'] });
      }}
    />
  );
};

/** Members of an area to a workbook: it names people, so it takes a reason that stays on record. */
export const ExportMembers = ({ area, onClose }: { area: string | undefined; onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  const { busy, download } = useDownload();
  const [reason, setReason] = useState('');
  const go = (): void => {
    download(`${sheet}?${new URLSearchParams({ reason: reason.trim(), ...(area && { area }) })}`);
    onClose();
  };
  return (
    <Modal
      open
      title={t('export')}
      okText={t('export')}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: busy }}
      onOk={go}
      onCancel={onClose}
    >
      <p>{t('exportLead')}</p>
      <label htmlFor="enrolment-export">{t('exportReason')}</label>
      <Input id="enrolment-export" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  );
};
