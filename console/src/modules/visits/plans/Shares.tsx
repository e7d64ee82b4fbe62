import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';

/** Share of working time spent on visits by community, with its formula; never by person. */
export const Shares = () => {
  const { t } = useTranslation('visits-console');
  const { data } = useQuery({
    queryKey: ['visits', 'shares'],
    queryFn: ({ signal }) => call(endpoints.visits.visitShares, { query: {} }, signal),
  });
  if (!data) return null;
  return (
    <section className="hazard-part" aria-label={t('shares.title')}>
      <h2>{t('shares.title')}</h2>
      <p className="soft">{t('shares.formula', { from: data.from, until: data.until, wanted: data.wanted })}</p>
      <Table
        size="small"
        rowKey={({ area }) => area.code}
        dataSource={[...data.items].sort((a, b) => (a.area.code < b.area.code ? -1 : 1))}
        pagination={data.items.length > 10 ? { pageSize: 10, hideOnSinglePage: true } : false}
        columns={[
          { title: t('shares.area'), key: 'area', render: (_, { area }) => area.name },
          {
            title: t('shares.minutes'),
            key: 'minutes',
            align: 'right',
            render: (_, { minutes, untold }) => (
              <span className="num">
                {minutes}
                {untold > 0 && <span className="soft"> {t('shares.untold', { count: untold })}</span>}
              </span>
            ),
          },
          {
            title: t('shares.roster'),
            key: 'roster',
            align: 'right',
            render: (_, { rosterMinutes }) => <span className="num">{rosterMinutes}</span>,
          },
          {
            title: t('shares.share'),
            key: 'share',
            align: 'right',
            render: (_, { share }) => <span className="num">{share === null ? t('shares.unknown') : `${share}%`}</span>,
          },
        ]}
      />
    </section>
  );
};
