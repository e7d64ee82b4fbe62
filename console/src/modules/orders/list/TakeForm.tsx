import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { DeskOrder, OwnShare } from '#contract/orders/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { sizeOf, sizeWords } from './words.ts';

/** Somebody without a phone takes it on at the counter. */
export const TakeForm = ({ order, onClose }: { order: DeskOrder; onClose: () => void }) => {
  const { t } = useTranslation('orders-console');
  const unit = order.listing?.unit ?? 'parts';
  return (
    <ActDrawer<{ name: string; phone?: string; size?: number | null }, OwnShare>
      keep="orders.take"
      subject={order.id}
      title={t('acts.take')}
      lead={t('takeLead')}
      submit={t('acts.take')}
      done={t('taken')}
      renews="orders"
      request={({ name, phone, size }) =>
        asked(endpoints.orders.takeOrder, {
          params: { orderId: order.id },
          body: {
            name: null,
            size: size ? sizeOf(unit, size) : null,
            forPerson: { name: name.trim(), phone: phone?.trim() || null },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('nameNeeded') }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')} rules={[{ transform: phoneOf, pattern: mobilePattern, message: t('phoneWrong') }]}>
        <CleanInput clean={phoneOf} inputMode="tel" autoComplete="off" />
      </Form.Item>
      {(order.listing?.whole ?? 1) > 1 && (
        <Form.Item name="size" label={t('size')} extra={t('sizeHint')}>
          <NumberInput
            min={1}
            max={sizeWords(unit, order.listing?.left ?? 1)}
            suffix={t(`orders-own:units.${unit}`)}
            style={{ width: 160 }}
          />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
