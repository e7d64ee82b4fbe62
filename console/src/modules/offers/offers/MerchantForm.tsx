import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { telephoneOf } from '#contract/kernel/typed.ts';
import type { Point } from '#contract/kernel/values.ts';
import type { Merchant } from '#contract/offers/api.ts';
import { type MerchantKind, merchantKinds, type SettlementPeriod, settlementPeriods } from '#contract/offers/values.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { PointField } from '../../../components/map/PointField.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';

interface Values {
  organisationId?: string;
  kind: MerchantKind;
  address: string;
  point?: Point | null;
  phone?: string;
  hours?: string;
  period: SettlementPeriod;
}

/** Lets an organisation be a merchant, or changes what is said of one. */
export const MerchantForm = ({ merchant, onClose }: { merchant: Merchant | null; onClose: () => void }) => {
  const { t } = useTranslation('offers-console');
  const needed = [{ required: true, message: t('form.needed') }];
  const factsOf = ({ kind, address, point, phone, hours, period }: Values) => ({
    kind,
    address: address.trim(),
    point: point ?? null,
    phone: phone?.trim() || null,
    hours: hours?.trim() || null,
    period,
  });
  return (
    <ActDrawer<Values, Merchant>
      keep="offers.merchant"
      subject={merchant?.id ?? 'new'}
      title={merchant ? t('acts.change') : t('add.merchant')}
      lead={merchant?.name}
      submit={t('save')}
      done={t('done')}
      renews="offers"
      initial={
        merchant
          ? {
              kind: merchant.kind,
              address: merchant.address,
              period: merchant.period,
              point: merchant.point,
              phone: merchant.phone ?? '',
              hours: merchant.hours ?? '',
            }
          : { kind: 'merchant', period: 'month' }
      }
      request={(values) =>
        merchant
          ? asked(endpoints.offers.changeMerchant, {
              params: { merchantId: merchant.id },
              body: { version: merchant.version, ...factsOf(values) },
            })
          : asked(endpoints.offers.createMerchant, { body: { organisationId: values.organisationId ?? '', ...factsOf(values) } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {!merchant && (
        <Form.Item name="organisationId" label={t('form.organisation')} rules={needed}>
          <OrganisationSelect label={t('form.organisation')} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('form.kind')}>
        <Select options={merchantKinds.map((value) => ({ value, label: t(`merchantKinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="address" label={t('form.address')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="point" label={t('form.place')} extra={t('form.placeText')}>
        <PointField />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('form.phone')}
        rules={[{ transform: telephoneOf, pattern: /^[0-9+() -]{3,30}$/, message: t('form.phoneWrong') }]}
      >
        <CleanInput clean={telephoneOf} inputMode="tel" />
      </Form.Item>
      <Form.Item name="hours" label={t('form.hours')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="period" label={t('form.period')}>
        <Select options={settlementPeriods.map((value) => ({ value, label: t(`periods.${value}`) }))} />
      </Form.Item>
    </ActDrawer>
  );
};
