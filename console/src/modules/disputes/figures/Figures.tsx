import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Grid, Input, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DisputeFigure } from '#contract/disputes/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { shareOf } from '../../../components/share.ts';
import type { DisputeSearch } from '../search.ts';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';

const counted = ['accepted', 'concluded', 'inTime', 'agreed', 'written', 'oral', 'confirmed', 'fulfilled', 'amount'] as const;
type Counts = Pick<DisputeFigure, (typeof counted)[number]>;
/** Rates with what they divide; each says so beside it. */
const rates = [
  ['rate', 'agreed', 'concluded'],
  ['performance', 'fulfilled', 'agreed'],
  ['onTime', 'inTime', 'concluded'],
] as const;

/** Disputes by kind: taken, concluded, settled and how, confirmed, fulfilled; rates with their formula and what they are a share of. */
export const Figures = () => {
  const { t } = useTranslation('disputes-console');
  const me = useMe();
  const [locale, mode] = [useLocale(), useMode()];
  const search = useSearch({ from: '/shell/disputes/figures' });
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  useTitle(t('figuresTitle'));
  const { from, to, area } = search;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['disputes', 'figures', from, to, area],
    queryFn: ({ signal }) => call(endpoints.disputes.disputeFigures, { query: { from, to, area } }, signal),
  });
  const change = (next: DisputeSearch): void => void navigate({ to: '/disputes/figures', search: { ...search, ...next } });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const items = data?.items ?? [];
  const total = Object.fromEntries(counted.map((key) => [key, items.reduce((sum, one) => sum + one[key], 0)])) as unknown as Counts;
  const rows = [
    ...items.map((one) => ({ ...one, name: t(`disputes:kinds.${one.kind}`) })),
    ...(items.length > 1 ? [{ ...total, kind: 'total', name: t('figuresOf.total') }] : []),
  ];
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/disputes">{t('back')}</Link>
        </p>
        <h1>{t('figuresTitle')}</h1>
        <p className="soft">{t('figuresOf.lead')}</p>
      </div>
      <search className="bar">
        {(['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            type="date"
            aria-label={t(`figuresOf.${end}`)}
            value={search[end] ?? data?.[end] ?? ''}
            onChange={({ target }) => change({ [end]: target.value || undefined })}
          />
        ))}
        {mayOpen(me, 'disputes.read') && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
      </search>
      <dl className="fact-grid">
        {rates.map(([key, part, of]) => (
          <div key={key}>
            <dt>{t(`figuresOf.${key}`)}</dt>
            <dd>
              <strong className="num">{shareOf(total[part], total[of])}</strong>{' '}
              <span className="soft num">
                {total[part]}/{total[of]} · {t(`figuresOf.${key}How`)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {items.length > 0 && (
        <Chart
          kind="bar"
          title={t('figuresOf.chart')}
          labels={items.map(({ kind }) => t(`disputes:kinds.${kind}`))}
          series={[
            { name: t('figuresOf.accepted'), values: items.map(({ accepted }) => accepted) },
            { name: t('figuresOf.agreed'), values: items.map(({ agreed }) => agreed) },
          ]}
          locale={locale}
          mode={mode}
        />
      )}
      <Table
        size="small"
        className="stacks"
        rowKey="kind"
        loading={isPending}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <span className="soft">{t('figuresOf.none')}</span> }}
        columns={[
          { title: t('kind'), dataIndex: 'name' },
          ...counted.map((key) => ({
            title: t(`figuresOf.${key}`),
            key,
            ...(wide && { align: 'end' as const }),
            onCell: () => named(t(`figuresOf.${key}`)),
            render: (_: unknown, row: Counts) => <span className="num">{row[key].toLocaleString(locale)}</span>,
          })),
        ]}
      />
    </div>
  );
};
