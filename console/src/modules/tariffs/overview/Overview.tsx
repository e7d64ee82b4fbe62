import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, Input, Skeleton, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CompanyFigures } from '#contract/tariffs/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import type { MonthSearch } from '../search.ts';
import { Views } from '../Views.tsx';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';
import '../../../styles/tariffs.css';

/** Companies beside the market and beside what was said of them, in a month; bookings month by month. */
export const Overview = () => {
  const { t } = useTranslation('tariffs-console');
  const me = useMe();
  const [locale, mode] = [useLocale(), useMode()];
  const search = useSearch({ from: '/shell/tariffs/overview' });
  const navigate = useNavigate();
  useTitle(t('overview'));
  const { month, area } = search;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['tariffs', 'overview', month, area],
    queryFn: ({ signal }) => call(endpoints.tariffs.getTariffOverview, { query: { month, area } }, signal),
  });
  const change = (next: MonthSearch): void => void navigate({ to: '/tariffs/overview', search: { ...search, ...next } });
  const figure = (key: string, of: (row: CompanyFigures) => React.ReactNode): TableColumnsType<CompanyFigures>[number] => ({
    title: t(key),
    key,
    align: 'right',
    onCell: () => named(t(key)),
    render: (_, row) => <span className="num">{of(row)}</span>,
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('overview')}</h1>
        <p className="soft">{t('overviewLead')}</p>
      </div>
      <Views at="/tariffs/overview" />
      <search className="bar">
        <Input
          type="month"
          aria-label={t('month')}
          value={data?.month ?? month ?? ''}
          max={platformDay().slice(0, 7)}
          onChange={({ target }) => change({ month: target.value || undefined })}
        />
        {mayOpen(me, 'tariffs.read') && <AreaSelect label={t('where')} value={area} onChange={(code) => change({ area: code })} />}
      </search>
      {isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <>
          <p className="soft above-table">{t('overviewFormula')}</p>
          <Table<CompanyFigures>
            size="small"
            className="stacks"
            rowKey={({ company }) => company.id}
            dataSource={data.items}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Empty description={t('noCompanies')} /> }}
            columns={[
              {
                title: t('company'),
                key: 'company',
                render: (_, { company }) => (
                  <Link to="/tariffs" search={{ company: company.id }}>
                    {company.name}
                  </Link>
                ),
              },
              figure('items', ({ items }) => items),
              figure('below', ({ below }) => below),
              figure('above', ({ above }) => above),
              figure('unknown', ({ unknown }) => unknown),
              figure('booked', ({ booked }) => booked),
              figure('doneCount', ({ done }) => done),
              figure('off', ({ off }) => off),
              figure('raised', ({ raised }) => raised),
              figure('complaints', ({ complaints }) => complaints),
              figure('rating', ({ rated, satisfied }) => (rated === 0 ? '—' : `${satisfied}/${rated}`)),
            ]}
          />
          <section className="card tariff-part">
            <h2>{t('chart')}</h2>
            <Chart
              kind="bar"
              title={t('chart')}
              labels={data.months.map((one) => one.month.slice(2))}
              series={[
                { name: t('booked'), values: data.months.map(({ booked }) => booked) },
                { name: t('doneCount'), values: data.months.map(({ done }) => done) },
              ]}
              locale={locale}
              mode={mode}
            />
          </section>
        </>
      )}
    </div>
  );
};
