import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

interface Props<R> {
  /** The kind of look: under it the reason is kept. */
  keep: string;
  data: CaseDetail;
  title: string;
  text: string;
  request: (body: { reason: string }) => Asked<R>;
  onDone: (answer: R) => void;
  onClose: () => void;
}

/** Asks for the reason of a look at what is hidden; both go on record. */
export const AskReason = <R,>({ keep, data, title, text, request, onDone, onClose }: Props<R>) => {
  const { t } = useTranslation('cases-console');
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden width={440}>
      <p>{text}</p>
      <SendForm<{ reason: string }, R>
        keep={keep}
        subject={data.id}
        title={`${title} · ${data.number}`}
        submit={t('reveal.show')}
        request={request}
        onCancel={onClose}
        onDone={(answer) => {
          onDone(answer);
          onClose();
        }}
      >
        <Form.Item
          name="reason"
          label={t('reveal.reason')}
          rules={[{ required: true, min: limits.reasonMin, max: limits.reasonMax, message: t('act.reasonNeeded') }]}
        >
          <Input autoFocus maxLength={limits.reasonMax} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
