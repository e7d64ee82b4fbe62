import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { call, endpoints, wordsFor } from '../../app/api.ts';

/** What shall be done with parked deliveries; `name` is the subscriber in words. */
export type DeliveryAct = { readonly subscriber: string; readonly name: string } & (
  | { readonly kind: 'release' | 'giveUp'; readonly subject: string }
  | { readonly kind: 'releaseAll'; readonly subject: null }
);

/** Releases parked deliveries or gives one up, with a reason that goes on record. */
export const SettleDelivery = ({ act, onClose, onDone }: { act: DeliveryAct; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation();
  // one id for the dialogue: a repeat after a lost answer does nothing twice
  const id = useRef(v7());
  const mutation = useMutation({
    mutationFn: ({ reason }: { reason: string }) => {
      const body = { id: id.current, subscriber: act.subscriber, reason: reason.trim() };
      return act.kind === 'giveUp'
        ? call(endpoints.platform.giveUpDelivery, { body: { ...body, subject: act.subject } })
        : call(endpoints.platform.releaseDeliveries, { body: { ...body, subject: act.subject } });
    },
    onSuccess: onDone,
  });
  return (
    <Modal
      open
      title={t(`platform:deliveries.ask.${act.kind}`, { subscriber: act.name })}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      width={440}
    >
      <p>{t(`platform:deliveries.means.${act.kind}`)}</p>
      <Form<{ reason: string }> layout="vertical" requiredMark={false} onFinish={mutation.mutate}>
        <Form.Item
          name="reason"
          label={t('act.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('act.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
        {mutation.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(mutation.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={mutation.isPending}>
            {t('platform:deliveries.confirm')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
