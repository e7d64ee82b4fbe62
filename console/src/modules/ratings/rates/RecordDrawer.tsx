import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrganisationRecord } from '#contract/ratings/spot-checks.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { fullDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';

/** What is on record of an organisation: satisfaction by month, exclusions, closings that were false and whose they were. */
export const RecordDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('ratings-console');
  const query = useQuery({
    queryKey: ['ratings', 'record', id],
    queryFn: ({ signal }) => call(endpoints.ratings.getOrganisationRecord, { params: { organisationId: id } }, signal),
  });
  const { data } = query;
  return (
    <Drawer open title={data ? t('recordOf', { name: data.organisation.name }) : t('record')} onClose={onClose} size={620} destroyOnHidden>
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : data ? (
        <Record data={data} />
      ) : (
        <Broken error={query.error} reset={() => void query.refetch()} />
      )}
    </Drawer>
  );
};

const Record = ({ data: { months, exclusions, checked, falseClosings } }: { data: OrganisationRecord }) => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const mode = useMode();
  const inPercent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1_000) / 10);
  return (
    <>
      <p className="soft">{t('recordLead')}</p>
      <Chart
        kind="line"
        title={t('recordMonths')}
        locale={locale}
        mode={mode}
        labels={months.map(({ month }) => month)}
        series={[
          { name: t('figures.without'), values: months.map(({ satisfied }) => inPercent(satisfied)) },
          { name: t('figures.with'), values: months.map(({ allSatisfied }) => inPercent(allSatisfied)), dashed: true },
        ]}
      />
      <p>{t('recordExclusions', { ...exclusions })}</p>
      <p>{t('recordChecked', { count: checked, bad: falseClosings.length })}</p>
      {falseClosings.length === 0 ? (
        <p className="soft">{t('noFalse')}</p>
      ) : (
        <ul className="rating-list">
          {falseClosings.map((one) => (
            <li key={`${one.caseId} ${one.inspectedAt}`}>
              <Link to="/cases/$caseId" params={{ caseId: one.caseId }} search={{ queue: 'all' }} className="num">
                {one.number}
              </Link>{' '}
              <span className="flag">{t(one.reopened ? 'reopened' : 'notReopened')}</span>
              <div className="soft">
                {t('falseLine', {
                  name: one.closedBy ?? t('figures.none'),
                  closed: fullDay(one.closedAt, locale),
                  inspected: fullDay(one.inspectedAt, locale),
                })}
              </div>
              <p className="rating-text">{one.note}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
