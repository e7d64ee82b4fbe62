import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Voucher } from '#contract/offers/api.ts';
import { voucherStates } from '#contract/offers/values.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { merchantsQuery, type VoucherFilter, vouchersQuery } from './queries.ts';

/** What was taken for points, without by whom. */
export const Vouchers = () => {
  const { t } = useTranslation('offers-console');
  const locale = useLocale();
  const [filter, setFilter] = useState<VoucherFilter>({});
  const { list, rows } = useList(vouchersQuery(filter));
  const { rows: merchants } = useList(merchantsQuery);
  const [refunding, setRefunding] = useState<Voucher | null>(null);
  return (
    <>
      <search className="bar">
        <ChoiceFilter
          label={t('state')}
          any={t('anyState')}
          value={filter.state}
          choices={voucherStates}
          word={(one) => t(`voucherStates.${one}`)}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <ChoiceFilter
          label={t('merchant')}
          any={t('anyMerchant')}
          value={filter.merchant}
          choices={merchants.map(({ id }) => id)}
          word={(id) => merchants.find((one) => one.id === id)?.name ?? ''}
          onChange={(merchant) => setFilter({ ...filter, merchant })}
        />
      </search>
      <RecordTable<(typeof rows)[number]>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('none.vouchers')}
        columns={[
          {
            title: t('offer'),
            key: 'offer',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.offer.title}</strong>
                <div className="soft">
                  {[one.merchant.name, one.givenBy && t('givenBy', { name: one.givenBy })].filter(Boolean).join(' · ')}
                </div>
                {one.reason && <div className="soft">{t('reasonOf', { reason: one.reason })}</div>}
              </>
            ),
          },
          { title: t('points'), key: 'points', render: (_, one) => t('pointsOf', { points: one.points }) },
          { title: t('time'), key: 'time', render: (_, one) => shortTime(one.endedAt ?? one.boughtAt, locale) },
          { title: t('state'), key: 'state', render: (_, one) => t(`voucherStates.${one.state}`) },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) =>
              one.actions.includes('refund') && (
                <Button
                  size="small"
                  aria-label={t('actOf', { act: t('acts.refund'), name: one.offer.title })}
                  onClick={() => setRefunding(one)}
                >
                  {t('acts.refund')}
                </Button>
              ),
          },
        ]}
      />
      {refunding && <RefundForm voucher={refunding} onClose={() => setRefunding(null)} />}
    </>
  );
};

const RefundForm = ({ voucher, onClose }: { voucher: Voucher; onClose: () => void }) => {
  const { t } = useTranslation('offers-console');
  return (
    <ActDrawer<{ reason: string; goodsBack?: boolean }, Voucher>
      keep="offers.refund"
      subject={voucher.id}
      title={t('acts.refund')}
      lead={[voucher.merchant.name, voucher.offer.title, t('pointsOf', { points: voucher.points })].join(' · ')}
      submit={t('acts.refund')}
      done={t('done')}
      renews="offers"
      request={({ reason, goodsBack = false }) =>
        asked(endpoints.offers.refundVoucher, { params: { voucherId: voucher.id }, body: { reason: reason.trim(), goodsBack } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="reason"
        label={t('form.reason')}
        extra={t('form.reasonSeen')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.needed') }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="goodsBack" valuePropName="checked">
        <Checkbox>{t('form.goodsBack')}</Checkbox>
      </Form.Item>
    </ActDrawer>
  );
};
