import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Grid, Input, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { settlementSheet } from '#contract/care/canteens.ts';
import { payers } from '#contract/care/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { yuan } from '../money.ts';
import type { CanteenSearch } from '../search.ts';
import { Sections } from './Sections.tsx';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';

const address: (typeof settlementSheet)['path'] = '/api/care/settlement/sheet';
const thisMonth = (): string => platformDay().slice(0, 7);

/** Meals of a month by canteen: what guests paid and what each payer owes, with a workbook for each; no name. */
export const Settlement = () => {
  const { t } = useTranslation('care-console');
  const search = useSearch({ from: '/shell/canteens' });
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  const { busy, download } = useDownload();
  useTitle(t('canteens.title'));
  const { month = thisMonth(), area } = search;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['care', 'settlement', month, area],
    queryFn: ({ signal }) => call(endpoints.care.getSettlement, { query: { month, area } }, signal),
  });
  const change = (next: CanteenSearch): void => void navigate({ to: '/canteens', search: { ...search, ...next } });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const money = (key: 'price' | 'own' | (typeof payers)[number], title: string) => ({
    title,
    key,
    ...(wide && { align: 'end' as const }),
    onCell: () => named(title),
    render: (_: unknown, one: Record<typeof key, number>) => <span className="num">{yuan(one[key])}</span>,
  });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('canteens.title')}</h1>
        <p className="soft">{t('canteens.lead')}</p>
      </div>
      <search className="bar">
        <Input
          type="month"
          aria-label={t('canteens.month')}
          value={month}
          onChange={({ target }) => change({ month: target.value || undefined })}
        />
        <AreaSelect label={t('area')} value={area ?? data?.area.code} onChange={(code) => change({ area: code })} />
        {data?.maySetTiers && (
          <Link to="/canteens/prices/$subject" params={{ subject: 'all' }}>
            {t('prices.common')}
          </Link>
        )}
      </search>
      <dl className="fact-grid">
        <div>
          <dt>{t('canteens.meals')}</dt>
          <dd className="num">{data?.sums.meals ?? 0}</dd>
        </div>
        <div>
          <dt>{t('canteens.own')}</dt>
          <dd className="num">{yuan(data?.sums.own ?? 0)}</dd>
        </div>
        {payers.map((payer) => (
          <div key={payer}>
            <dt>{t(`care:payers.${payer}`)}</dt>
            <dd>
              <span className="num">{yuan(data?.sums[payer] ?? 0)}</span>{' '}
              {(data?.sums[payer] ?? 0) > 0 && (
                <Button
                  size="small"
                  loading={busy}
                  onClick={() => void download(`${address}?${new URLSearchParams({ month, payer, ...(area && { area }) })}`)}
                >
                  {t('canteens.sheet')}
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('canteens.formula')}</p>
      <Table
        size="small"
        className="stacks"
        rowKey={({ canteen }) => canteen.id}
        loading={isPending}
        pagination={false}
        dataSource={data?.items ?? []}
        locale={{ emptyText: <span className="soft">{t('canteens.none')}</span> }}
        columns={[
          { title: t('canteens.canteen'), key: 'canteen', render: (_, one) => one.canteen.name },
          {
            title: t('prices.title'),
            key: 'prices',
            onCell: () => named(t('prices.title')),
            render: (_, one) => (
              <>
                {one.tiers ?? <strong>{t('prices.missing')}</strong>}{' '}
                {data?.maySetTiers && (
                  <Link to="/canteens/prices/$subject" params={{ subject: one.canteen.id }}>
                    {t(one.hasOwn ? 'prices.change' : 'prices.own')}
                  </Link>
                )}
              </>
            ),
          },
          {
            title: t('canteens.days'),
            key: 'days',
            onCell: () => named(t('canteens.days')),
            render: (_, one) => (
              <span className="num">
                {one.days} {one.open > 0 && <span className="soft">{t('canteens.open', { count: one.open })}</span>}
              </span>
            ),
          },
          {
            title: t('canteens.meals'),
            key: 'meals',
            onCell: () => named(t('canteens.meals')),
            render: (_, one) => (
              <span className="num">
                {one.meals} {one.refunded > 0 && <span className="soft">{t('canteens.refunded', { count: one.refunded })}</span>}
              </span>
            ),
          },
          money('price', t('canteens.price')),
          money('own', t('canteens.own')),
          ...payers.map((payer) => money(payer, t(`payers.${payer}`))),
        ]}
      />
    </div>
  );
};
