import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RegisterRow, RowDetail } from '#contract/registers/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

interface Props {
  register: RegisterDetail;
  row: Pick<RegisterRow, 'id' | 'version' | 'title'>;
  move: RowDetail['may']['moves'][number];
  onClose: () => void;
  onDone: (row: RowDetail) => void;
}

/** Takes a row to another state, with a reason where the step asks for one. */
export const MoveForm = ({ register, row, move, onClose, onDone }: Props) => {
  const { t } = useTranslation('registers-console');
  const { message } = App.useApp();
  return (
    <Modal open title={labelOf(move.title)} footer={null} onCancel={onClose} destroyOnHidden>
      <SendForm<{ reason?: string }, RowDetail>
        keep="registers.move"
        subject={`${row.id} ${move.to}`}
        title={labelOf(move.title)}
        submit={labelOf(move.title)}
        ready
        request={({ reason }) =>
          asked(endpoints.registers.moveRegisterRow, {
            params: { code: register.code, rowId: row.id },
            body: { version: row.version, to: move.to, reason: reason?.trim() || null },
          })
        }
        onCancel={onClose}
        onDone={(now) => {
          void message.success(t('form.saved'));
          onDone(now);
        }}
      >
        <p>{t('row.moveLead', { title: row.title })}</p>
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={move.reason ? [{ required: true, whitespace: true, min: 2, message: t('form.reasonNeeded') }] : []}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
