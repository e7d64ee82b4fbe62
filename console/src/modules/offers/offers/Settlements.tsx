import { DownloadOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportSettlements, Settlement } from '#contract/offers/api.ts';
import { entryWhats } from '#contract/offers/values.ts';
import { periodName } from '#ui/period.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { sheetsQuery } from './queries.ts';

const address: (typeof exportSettlements)['path'] = '/api/offers/settlements/sheet';

/** Sheets of merchants by period; payment is made elsewhere and noted here. */
export const Settlements = () => {
  const { t } = useTranslation('offers-console');
  const { list, rows } = useList(sheetsQuery);
  const { busy, download } = useDownload();
  const [paying, setPaying] = useState<Settlement | null>(null);
  return (
    <>
      <RecordTable<Settlement>
        list={list}
        rows={rows}
        rowKey={({ merchant, period }) => `${merchant.id} ${period}`}
        empty={t('none.settlements')}
        columns={[
          {
            title: t('merchant'),
            key: 'merchant',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.merchant.name}</strong>
                <div className="soft">{periodName(one.period)}</div>
              </>
            ),
          },
          { title: t('due'), key: 'points', render: (_, one) => t('pointsOf', { points: one.points }) },
          {
            title: t('sums'),
            key: 'sums',
            render: (_, one) =>
              entryWhats.flatMap((what) => {
                const of = one.sums[what];
                return of && of.count > 0 ? [<div key={what}>{t('line', { what: t(`sheet.${what}`), ...of })}</div>] : [];
              }),
          },
          {
            title: t('state'),
            key: 'state',
            render: (_, one) => (
              <>
                {t(`settlementStates.${one.state}`)}
                {one.receipt && <div className="soft">{t('receiptOf', { receipt: one.receipt })}</div>}
              </>
            ),
          },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) => (
              <span className="cell-acts">
                {one.actions.includes('pay') && (
                  <Button
                    size="small"
                    type="primary"
                    aria-label={t('actOf', { act: t('acts.pay'), name: one.merchant.name })}
                    onClick={() => setPaying(one)}
                  >
                    {t('acts.pay')}
                  </Button>
                )}
                <Button
                  size="small"
                  icon={<DownloadOutlined />}
                  loading={busy}
                  aria-label={t('actOf', { act: t('exportSheet'), name: periodName(one.period) })}
                  onClick={() => void download(`${address}?period=${one.period}`)}
                >
                  {t('exportSheet')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {paying && (
        <ActDrawer<{ receipt: string }, Settlement>
          keep="offers.pay"
          subject={`${paying.merchant.id} ${paying.period}`}
          title={t('acts.pay')}
          lead={[paying.merchant.name, periodName(paying.period), t('pointsOf', { points: paying.points })].join(' · ')}
          submit={t('acts.pay')}
          done={t('done')}
          renews="offers"
          request={({ receipt }) =>
            asked(endpoints.offers.paySettlement, {
              params: { merchantId: paying.merchant.id, period: paying.period },
              body: { receipt: receipt.trim() },
            })
          }
          onClose={() => setPaying(null)}
          onDone={() => setPaying(null)}
        >
          <Form.Item
            name="receipt"
            label={t('form.receipt')}
            extra={t('form.receiptText')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('form.needed') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        </ActDrawer>
      )}
    </>
  );
};
