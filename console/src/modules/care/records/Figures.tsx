import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { careClassSet } from '#contract/care/kinds.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { wordOf } from '../../../app/kinds.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { shareOf } from '../../../components/share.ts';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';

/** Care in an area: how many records, of which classes, how many people were seen in time. No name, no record, nothing by person. */
export const Figures = () => {
  const { t } = useTranslation('care-console');
  const [locale, mode] = [useLocale(), useMode()];
  const { area } = useSearch({ from: '/shell/care/figures' });
  const navigate = useNavigate();
  useTitle(t('figures.title'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['care', 'figures', area],
    queryFn: ({ signal }) => call(endpoints.care.getCareFigures, { query: { area } }, signal),
  });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('figures.title')}</h1>
        <p className="soft">{t('figures.lead')}</p>
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          value={area ?? data?.area.code}
          onChange={(code) => void navigate({ to: '/care/figures', search: { area: code } })}
        />
      </search>
      <dl className="fact-grid">
        <div>
          <dt>{t('figures.records')}</dt>
          <dd>
            <strong className="num">{data?.records ?? 0}</strong>
          </dd>
        </div>
        <div>
          <dt>{t('figures.seenInTime')}</dt>
          <dd>
            <strong className="num">{shareOf(data?.seenInTime ?? 0, data?.planned ?? 0)}</strong>{' '}
            <span className="soft">
              {data?.seenInTime ?? 0}/{data?.planned ?? 0} · {t('figures.seenHow')}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('figures.renew')}</dt>
          <dd className="num">{data?.renew ?? 0}</dd>
        </div>
        {(data?.ended ?? []).map(({ why, count }) => (
          <div key={why}>
            <dt>{t(`care:ends.${why}`)}</dt>
            <dd className="num">{count}</dd>
          </div>
        ))}
      </dl>
      {data && data.classes.length > 0 && (
        <Chart
          kind="bar"
          title={t('figures.byClass')}
          labels={data.classes.map((one) => t(wordOf(careClassSet, one.class)))}
          series={[{ name: t('figures.records'), values: data.classes.map(({ count }) => count) }]}
          locale={locale}
          mode={mode}
        />
      )}
      <Table
        size="small"
        className="stacks"
        rowKey="code"
        loading={isPending}
        pagination={false}
        dataSource={data?.areas ?? []}
        locale={{ emptyText: <span className="soft">{t('figures.none')}</span> }}
        columns={[
          {
            title: t('area'),
            key: 'area',
            render: (_, one) => (
              <Link to="/care/figures" search={{ area: one.code }}>
                {one.name}
              </Link>
            ),
          },
          {
            title: t('figures.records'),
            key: 'records',
            onCell: () => named(t('figures.records')),
            render: (_, one) => <span className="num">{one.records}</span>,
          },
          {
            title: t('figures.seenInTime'),
            key: 'seen',
            onCell: () => named(t('figures.seenInTime')),
            render: (_, one) => (
              <span className="num">
                {one.seenInTime}/{one.planned}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
};
