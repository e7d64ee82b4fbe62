import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

/** What shall be done with parked deliveries; `name` is the subscriber in words. */
export type DeliveryAct = { readonly subscriber: string; readonly name: string } & (
  | { readonly kind: 'release' | 'giveUp'; readonly subject: string }
  | { readonly kind: 'releaseAll'; readonly subject: null }
);

const requestOf = (act: DeliveryAct, reason: string): Asked<unknown> => {
  const body = { subscriber: act.subscriber, reason: reason.trim() };
  return act.kind === 'giveUp'
    ? asked(endpoints.platform.giveUpDelivery, { body: { ...body, subject: act.subject } })
    : asked(endpoints.platform.releaseDeliveries, { body: { ...body, subject: act.subject } });
};

/** Releases parked deliveries or gives one up, with a reason that goes on record. */
export const SettleDelivery = ({ act, onClose, onDone }: { act: DeliveryAct; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('platform');
  const title = t(`platform:deliveries.ask.${act.kind}`, { subscriber: act.name });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden width={440}>
      <p>{t(`platform:deliveries.means.${act.kind}`)}</p>
      <SendForm<{ reason: string }, unknown>
        keep={`deliveries.${act.kind}`}
        subject={`${act.subscriber} ${act.subject ?? ''}`}
        title={title}
        submit={t('platform:deliveries.confirm')}
        request={({ reason }) => requestOf(act, reason)}
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item
          name="reason"
          label={t('act.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('act.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
