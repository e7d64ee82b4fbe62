import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskOrder, OwnShare } from '#contract/orders/api.ts';
import { most } from '#contract/orders/values.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface Props {
  order: DeskOrder;
  shareId: string;
  /** Whether it is done; else it is handed back. */
  done: boolean;
  onClose: () => void;
}

/** What was taken on at the counter is done, or handed back. */
export const ShareForm = ({ order, shareId, done, onClose }: Props) => {
  const { t } = useTranslation('orders-console');
  const title = t(done ? 'acts.done' : 'acts.handBack');
  const params = { shareId };
  return (
    <ActDrawer<{ text?: string; minutes?: number | null }, OwnShare>
      keep={`orders.share-${done}`}
      subject={shareId}
      title={title}
      lead={done ? t('issueLead', { number: order.number, text: order.text }) : t('handBackLead')}
      submit={title}
      done={t('noted')}
      renews="orders"
      request={({ text = '', minutes }) =>
        done
          ? asked(endpoints.orders.finishOrder, { params, body: { text: text.trim(), minutes: minutes ?? null, on: null } })
          : asked(endpoints.orders.handBackOrder, { params, body: { reason: null } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {done && (
        <>
          <Form.Item
            name="text"
            label={t('doneText')}
            rules={[{ required: true, whitespace: true, min: 5, max: 500, message: t('doneNeeded') }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="minutes" label={t('minutesTook')}>
            <NumberInput min={1} max={most.minutes} style={{ width: 160 }} />
          </Form.Item>
        </>
      )}
    </ActDrawer>
  );
};
