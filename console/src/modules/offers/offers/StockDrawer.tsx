import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ManagedOffer, StockLine } from '#contract/offers/api.ts';
import { type StockWhat, stockWhats } from '#contract/offers/values.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { stockQuery } from './queries.ts';

/** The book of a stock, and a new line in it. Donors are named with their consent alone. */
export const StockDrawer = ({ offer, onClose }: { offer: ManagedOffer; onClose: () => void }) => {
  const { t } = useTranslation('offers-console');
  const locale = useLocale();
  const { list, rows } = useList(stockQuery(offer.id));
  return (
    <ActDrawer<{ what: StockWhat; quantity: number; reason?: string; donor?: string }, ManagedOffer>
      keep="offers.stock"
      subject={offer.id}
      title={t('stockBook')}
      lead={
        <>
          <p>{[offer.merchant.name, offer.title].join(' · ')}</p>
          <RecordTable<StockLine>
            list={list}
            rows={rows}
            rowKey="id"
            empty={t('none.stock')}
            columns={[
              { title: t('time'), key: 'at', bare: true, render: (_, one) => shortTime(one.at, locale) },
              { title: t('form.what'), key: 'what', render: (_, one) => `${t(`stockWhats.${one.what}`)} ${one.quantity}` },
              { title: t('form.reason'), key: 'reason', render: (_, one) => [one.donor, one.reason].filter(Boolean).join(' · ') },
            ]}
          />
        </>
      }
      submit={t('save')}
      done={t('done')}
      wide
      renews="offers"
      initial={{ what: 'received' }}
      request={({ what, quantity, reason, donor }) =>
        asked(endpoints.offers.noteStock, {
          params: { offerId: offer.id },
          body: {
            what,
            quantity,
            reason: reason?.trim() || null,
            donor: what === 'received' && donor?.trim() ? { name: donor.trim(), consents: true } : null,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="what" label={t('form.what')}>
        <Select options={stockWhats.map((value) => ({ value, label: t(`stockWhats.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="quantity"
        label={t('form.quantity')}
        extra={t('form.quantityText')}
        rules={[{ required: true, message: t('form.needed') }]}
      >
        <NumberInput min={-1_000_000} max={1_000_000} precision={0} />
      </Form.Item>
      <Form.Item name="reason" label={t('form.reason')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="donor" label={t('form.donor')} extra={t('form.donorText')}>
        <Input maxLength={40} />
      </Form.Item>
    </ActDrawer>
  );
};
