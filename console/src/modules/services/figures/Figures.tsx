import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Grid, Input, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chart } from '#ui/charts/Chart.tsx';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { shareOf } from '../../../components/share.ts';
import type { ServiceSearch } from '../search.ts';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';

/** Rates with what they divide; each says so beside it. */
const rates = [
  ['inTimeRate', 'inTime', 'decided'],
  ['onlineRate', 'online', 'received'],
  ['assistedRate', 'assisted', 'received'],
  ['correctedRate', 'corrected', 'received'],
] as const;

/** Applications by month and item: time kept, online, by proxy, sent back; each rate with its formula. */
export const Figures = () => {
  const { t } = useTranslation('services-console');
  const [locale, mode] = [useLocale(), useMode()];
  const search = useSearch({ from: '/shell/services/figures' });
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  useTitle(t('figuresTitle'));
  const { from, to, area } = search;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['services', 'figures', from, to, area],
    queryFn: ({ signal }) => call(endpoints.services.applicationFigures, { query: { from, to, area } }, signal),
  });
  const change = (next: ServiceSearch): void => void navigate({ to: '/services/figures', search: { ...search, ...next } });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const months = data?.months ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/services" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{t('figuresTitle')}</h1>
        <p className="soft">{t('figuresLead', { trips: data?.total.trips ?? 0, received: data?.total.received ?? 0 })}</p>
      </div>
      <search className="bar">
        {(['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            type="date"
            aria-label={t(end)}
            value={search[end] ?? data?.[end] ?? ''}
            onChange={({ target }) => change({ [end]: target.value || undefined })}
          />
        ))}
        <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
      </search>
      <dl className="fact-grid">
        {rates.map(([key, part, of]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              <strong className="num">{shareOf(data?.total[part] ?? 0, data?.total[of] ?? 0)}</strong>{' '}
              <span className="soft num">
                {data?.total[part] ?? 0}/{data?.total[of] ?? 0} · {t(`${key}How`)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {months.length > 0 && (
        <Chart
          kind="bar"
          title={t('byMonth')}
          labels={months.map(({ month }) => month)}
          series={(['online', 'window', 'assisted'] as const).map((channel) => ({
            name: t(`services-own:channels.${channel}`),
            values: months.map((one) => one[channel]),
          }))}
          locale={locale}
          mode={mode}
        />
      )}
      <Table
        size="small"
        className="stacks"
        rowKey="name"
        loading={isPending}
        dataSource={data?.items ?? []}
        pagination={false}
        locale={{ emptyText: <span className="soft">{t('none')}</span> }}
        columns={[
          { title: t('item'), dataIndex: 'name' },
          ...(['received', 'decided', 'inTime'] as const).map((key) => ({
            title: t(`counted.${key}`),
            key,
            ...(wide && { align: 'end' as const }),
            onCell: () => named(t(`counted.${key}`)),
            render: (_: unknown, row: Record<typeof key, number>) => <span className="num">{row[key].toLocaleString(locale)}</span>,
          })),
        ]}
      />
    </div>
  );
};
