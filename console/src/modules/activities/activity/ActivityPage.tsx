import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityDetail } from '#contract/activities/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { activityQuery } from '../queries.ts';
import { fieldOf, seatsOf, spanOf } from '../words.ts';
import { type ActivityTask, TaskForm } from './acts.tsx';
import { Participants } from './Participants.tsx';
import '../../../styles/activities.css';
import '../../../styles/facts.css';

/** One activity: what it is, who takes part, what became of it. */
export const ActivityPage = () => {
  const { t } = useTranslation('activities-console');
  const { activityId } = useParams({ strict: false }) as { activityId: string };
  const { data, error, refetch } = useQuery(activityQuery(activityId));
  useTitle(data?.title ?? t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <One data={data} />;
};

const One = ({ data }: { data: ActivityDetail }) => {
  const { t } = useTranslation('activities-console');
  const { busy, download } = useDownload();
  const [task, setTask] = useState<ActivityTask | null>(null);
  const fact = (name: string, value: string | null) =>
    value ? (
      <div key={name}>
        <dt>{t(name)}</dt>
        <dd>{value}</dd>
      </div>
    ) : null;
  const { join, checkIn, record } = data;
  const how = `${t(`activities:joiners.${join.who}`)}${join.approval ? t('comma') + t('approved') : ''}`;
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/activities" search={{}}>
            {t('title')}
          </Link>
          {data.seriesId && (
            <>
              {' · '}
              <Link to="/activities" search={{ series: data.seriesId }}>
                {t('wholeSeries')}
              </Link>
            </>
          )}
        </p>
        <h1>{data.title}</h1>
        <p className="soft">
          {labelOf(data.kind.title)} · <span className="num">{spanOf(data)}</span> · {t(`activities:states.${data.state}`)}
        </p>
      </div>
      {data.actions.length > 0 && (
        <div className="activity-acts">
          {data.actions.map((act) =>
            act === 'screen' ? (
              <Link key={act} to="/activities/$activityId/screen" params={{ activityId: data.id }} className="button-link">
                {t('acts.screen')}
              </Link>
            ) : (
              <Button key={act} danger={act === 'cancel' || act === 'end_series'} onClick={() => setTask(act)}>
                {t(`acts.${act}`)}
              </Button>
            ),
          )}
          {data.participants && (
            <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`/api/activities/${data.id}/sheet`)}>
              {t('attendanceSheet')}
            </Button>
          )}
        </div>
      )}
      <section className="card" aria-label={t('facts')}>
        {data.text && <p className="activity-words">{data.text}</p>}
        {data.reason && <p className="flag">{t('because', { words: data.reason })}</p>}
        <dl className="fact-grid">
          {fact('place', `${data.area.name} · ${data.place}`)}
          {fact('organiser', data.organiser)}
          {fact('taken', `${seatsOf(data)}${data.waiting > 0 ? ` ${t('waits', { count: data.waiting })}` : ''}`)}
          {fact('whoJoins', how)}
          {fact('checkIn', t(`checkIns.${checkIn.how}`))}
          {fact('checkInWindow', checkIn.how === 'none' ? null : `${fieldOf(checkIn.from).slice(11)}–${fieldOf(checkIn.until).slice(11)}`)}
          {fact('was', record.attended + record.absent > 0 ? t('wasCount', { attended: record.attended, absent: record.absent }) : null)}
        </dl>
        {data.roles.length > 0 && (
          <ul className="activity-roles">
            {data.roles.map((role) => (
              <li key={role.code}>
                {labelOf(role.title)} <span className="num">{`${role.filled}/${role.number}`}</span>{' '}
                <span className="soft">{t(`activities:joiners.${role.who}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {record.wanted && (
        <section className="card" aria-label={t('minutesTitle')}>
          <h2>{t('minutesTitle')}</h2>
          {record.words ? <p className="activity-words">{record.words}</p> : <p className="soft">{t('noMinutes')}</p>}
        </section>
      )}
      {data.participants ? <Participants activity={data} all={data.participants} /> : <p className="soft">{t('namesHidden')}</p>}
      {task && <TaskForm activity={data} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};
