import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedOffer } from '#contract/offers/api.ts';
import type { OfferTerms } from '#contract/offers/offers.ts';
import { expiries, limitPeriods, offerKinds } from '#contract/offers/values.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import type { PlainArea } from '../../../components/AreaItem.tsx';
import { AreasItem } from '../../../components/AreasItem.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { type ChosenPhoto, PhotoField } from '../../../components/PhotoField.tsx';

type Values = Omit<OfferTerms, 'worthFen' | 'areaIds'> & {
  merchantId: string;
  worth?: number | null;
  stock?: number | null;
  areas?: readonly PlainArea[];
  photos?: readonly ChosenPhoto[];
};
/** Areas one offer is for at most. */
const mostAreas = 50;

/** Proposes an offer, or one anew with other terms. */
export const OfferForm = ({ offer, onClose }: { offer: ManagedOffer | null; onClose: () => void }) => {
  const { t } = useTranslation('offers-console');
  const [busy, setBusy] = useState(false);
  const merchants = useQuery({
    queryKey: ['offers', 'merchant-choices'],
    queryFn: ({ signal }) => call(endpoints.offers.listOfferMerchants, { query: { limit: 200 } }, signal),
  });
  const choices = (merchants.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const needed = [{ required: true, message: t('form.needed') }];
  const title = offer ? t('acts.change') : t('add.offer');
  const request = ({ merchantId, worth, stock, areas = [], photos = [], ...v }: Values) => {
    const terms: OfferTerms = {
      ...v,
      title: v.title.trim(),
      description: v.description?.trim() ?? '',
      perPerson: v.perPerson ?? null,
      until: v.until || null,
      partnerIds: v.partnerIds ?? [],
      worthFen: worth == null ? null : Math.round(worth * 100),
      areaIds: areas.map(({ id }) => id),
    };
    return offer
      ? asked(endpoints.offers.changeOffer, { params: { offerId: offer.id }, body: { version: offer.version, ...terms } })
      : asked(endpoints.offers.proposeOffer, { body: { merchantId, ...terms, stock: stock ?? null, photoId: photos[0]?.id ?? null } });
  };
  return (
    <ActDrawer<Values, ManagedOffer>
      keep="offers.offer"
      subject={offer?.id ?? 'new'}
      title={title}
      submit={t('save')}
      disabled={busy}
      done={t('done')}
      wide
      renews="offers"
      initial={
        offer
          ? {
              ...offer,
              worth: offer.worthFen === null ? null : offer.worthFen / 100,
              areas: offer.areaIds.map((id, n) => ({ id, code: id, name: offer.areas[n] ?? '' })),
            }
          : { kind: 'goods', perPeriod: 'month', from: platformDay(), validDays: 30, whenExpired: 'back' }
      }
      request={request}
      onClose={onClose}
      onDone={onClose}
    >
      {!offer && (
        <Form.Item name="merchantId" label={t('form.merchant')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={choices} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('form.kind')}>
        <Select options={offerKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 2, message: t('form.needed') }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="description" label={t('form.description')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="points" label={t('form.points')} rules={needed}>
        <NumberInput min={1} max={1_000_000} precision={0} />
      </Form.Item>
      <Form.Item name="worth" label={t('form.worth')}>
        <NumberInput min={0} max={100_000} precision={2} />
      </Form.Item>
      {!offer && (
        <Form.Item name="stock" label={t('form.stock')} extra={t('form.stockText')}>
          <NumberInput min={0} max={1_000_000} precision={0} />
        </Form.Item>
      )}
      <Form.Item name="perPerson" label={t('form.perPerson')}>
        <NumberInput min={1} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="perPeriod" label={t('form.perPeriod')}>
        <Select options={limitPeriods.map((value) => ({ value, label: t(`limitPeriods.${value}`) }))} />
      </Form.Item>
      <DayItem name="from" label={t('form.from')} required />
      <DayItem name="until" label={t('form.until')} />
      <Form.Item name="validDays" label={t('form.validDays')} rules={needed}>
        <NumberInput min={1} max={365} precision={0} />
      </Form.Item>
      <Form.Item name="whenExpired" label={t('form.whenExpired')}>
        <Select options={expiries.map((value) => ({ value, label: t(`whenExpired.${value}`) }))} />
      </Form.Item>
      <Form.Item name="partnerIds" label={t('form.partners')}>
        <Select mode="multiple" optionFilterProp="label" options={choices} />
      </Form.Item>
      <AreasItem
        name="areas"
        label={t('form.areas')}
        extra={t('form.areasText')}
        remove={(name) => t('form.areaOut', { name })}
        most={mostAreas}
      />
      {!offer && (
        <Form.Item name="photos" label={t('form.photo')} extra={t('form.photoText')}>
          <PhotoField most={1} label={t('form.photo')} onBusy={setBusy} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
