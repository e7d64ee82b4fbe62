import { Form, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { unitKinds } from '#contract/organisations/kinds.ts';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

type Kind = (typeof unitKinds)[number];
/** Kinds of which a row may be: committees and teams are entered where they belong. */
const kinds: readonly Kind[] = unitKinds.slice(0, 3);

/** Whether a row is of something that may become an organisation: it has a credit code, and names none yet. */
export const mayBecome = ({ content }: Pick<RegisterDetail, 'content'>, row: RowDetail): boolean => {
  const into = content.fields.find(({ type, key }) => type === 'organisation' && key !== content.titleField);
  return (
    row.may.change && into !== undefined && row.values[into.key] === undefined && content.fields.some(({ type }) => type === 'credit_code')
  );
};

interface Props {
  register: RegisterDetail;
  row: RowDetail;
  onClose: () => void;
  onDone: (row: RowDetail) => void;
}

/** Makes what a row is about an organisation of the platform. */
export const FoundForm = ({ register, row, onClose, onDone }: Props) => {
  const { t } = useTranslation('registers-console');
  return (
    <Modal open title={t('row.found')} footer={null} onCancel={onClose} destroyOnHidden>
      <SendForm<{ kind: Kind }, RowDetail>
        keep="registers.found"
        subject={row.id}
        title={t('row.found')}
        submit={t('row.found')}
        initial={{ kind: 'enterprise' }}
        ready
        request={({ kind }) =>
          asked(endpoints.registers.foundRegisterOrganisation, {
            params: { code: register.code, rowId: row.id },
            body: { version: row.version, kind },
          })
        }
        onCancel={onClose}
        onDone={onDone}
      >
        <p>{t('row.foundLead', { title: row.title })}</p>
        <Form.Item name="kind" label={t('row.foundKind')}>
          <Radio.Group options={kinds.map((value) => ({ value, label: t(`organisations:organisationKinds.${value}`) }))} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
