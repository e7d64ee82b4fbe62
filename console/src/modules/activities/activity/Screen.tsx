import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { QRCode, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { activityQuery } from '../queries.ts';
import { spanOf } from '../words.ts';
import '../../../styles/activities.css';

/** The code to check in with, for a screen on the spot; another one every minute. */
export const Screen = () => {
  const { t } = useTranslation('activities-console');
  const { activityId } = useParams({ strict: false }) as { activityId: string };
  const { data: activity } = useQuery(activityQuery(activityId));
  const { data, error, refetch } = useQuery({
    queryKey: ['activities', 'code', activityId],
    queryFn: ({ signal }) => call(endpoints.activities.getCheckInCode, { params: { activityId } }, signal),
    refetchInterval: 15_000,
    refetchIntervalInBackground: true,
  });
  useTitle(t('screen.title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data || !activity) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  return (
    <main className="activity-screen">
      <h1>{activity.title}</h1>
      <p className="num">
        {spanOf(activity)} · {activity.place}
      </p>
      <QRCode aria-label={t('screen.code')} type="svg" value={data.address} size={360} color="#000000" bgColor="#ffffff" />
      <p className="activity-screen-how">{t('screen.how')}</p>
      <p className="activity-screen-count" aria-live="polite">
        {t('screen.count', { attended: data.attended, left: data.confirmed })}
      </p>
      <p className="soft">{t('screen.renewed')}</p>
      <Link to="/activities/$activityId" params={{ activityId }}>
        {t('screen.back')}
      </Link>
    </main>
  );
};
