import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';

/** What became of hours, and why. */
export const History = ({ hoursId }: { hoursId: string }) => {
  const { t } = useTranslation('volunteers-console');
  const locale = useLocale();
  const { data, error, refetch } = useQuery({
    queryKey: ['volunteers', 'one', hoursId],
    queryFn: ({ signal }) => call(endpoints.volunteers.getHours, { params: { hoursId } }, signal),
  });
  if (!data)
    return error ? <Broken error={error} reset={() => void refetch()} /> : <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  return (
    <ol className="plain" aria-label={t('history')}>
      {data.changes.map(({ what, minutes, reason, by, at }) => (
        <li key={`${what} ${at}`}>
          <span className="num">{shortTime(at, locale)}</span> {t('changeOf', { what: t(`changes.${what}`), hours: minutes / 60, by })}
          {reason && <span className="soft"> {reason}</span>}
        </li>
      ))}
    </ol>
  );
};
