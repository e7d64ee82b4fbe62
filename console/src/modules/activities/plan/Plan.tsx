import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { useTitle } from '../../../app/hooks.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { planQuery } from '../queries.ts';
import { spanOf } from '../words.ts';
import '../../../styles/activities.css';

/** Service days of a month by community, as planned and as they took place; to be read on the screen and to be printed. */
export const Plan = () => {
  const { t } = useTranslation('activities-console');
  const search = useSearch({ from: '/shell/activities/plan' });
  const navigate = useNavigate();
  const month = search.month ?? platformDay().slice(0, 7);
  const { data, error, refetch } = useQuery(planQuery(month, search.area));
  useTitle(t('plan.title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  return (
    <div className="page activity-plan">
      <div className="page-head">
        <p className="no-print">
          <Link to="/activities" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{t('plan.title')}</h1>
        <p className="soft">{t('plan.lead')}</p>
      </div>
      <search className="bar no-print">
        <Input
          type="month"
          aria-label={t('plan.month')}
          value={month}
          onChange={({ target }) => target.value && void navigate({ to: '/activities/plan', search: { ...search, month: target.value } })}
        />
        <AreaSelect
          label={t('area')}
          value={search.area}
          onChange={(area) => void navigate({ to: '/activities/plan', search: { ...search, area } })}
        />
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('plan.print')}
        </Button>
      </search>
      {!data ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <>
          <p>
            <strong>{`${data.area.name} ${data.month}`}</strong>
          </p>
          <p>
            {t('plan.share')}
            {t('colon')}
            <strong className="num">{data.due === 0 ? '—' : `${Math.round((data.kept / data.due) * 100)}%`}</strong>{' '}
            <span className="soft">{t('plan.formula', { kept: data.kept, due: data.due })}</span>
          </p>
          {data.communities.map((community) => (
            <section key={community.area.code} className="activity-plan-part" aria-label={community.area.name}>
              <h2>
                {community.area.name}{' '}
                <span className="soft num">
                  {t('plan.counts', { planned: community.planned, held: community.held, missed: community.missed })}
                </span>
              </h2>
              {community.days.length === 0 ? (
                <p className="soft">{t('plan.none')}</p>
              ) : (
                <ul className="activity-plan-days">
                  {community.days.map((day) => (
                    <li key={day.id}>
                      <span className="num">{spanOf(day)}</span>
                      <Link to="/activities/$activityId" params={{ activityId: day.id }}>
                        {day.title}
                      </Link>
                      <span>{day.place}</span>
                      <span className="soft">{day.organiser === community.area.name ? labelOf(day.kind) : day.organiser}</span>
                      <span className={day.state === 'held' || (day.state === 'planned' && !day.untold) ? '' : 'flag'}>
                        {t(day.untold ? 'plan.untold' : `activities:states.${day.state}`)}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          ))}
        </>
      )}
    </div>
  );
};
