import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';

/** What became of hours, and why. */
export const History = ({ hoursId }: { hoursId: string }) => {
  const { t } = useTranslation('volunteers-console');
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['volunteers', 'one', hoursId],
    queryFn: ({ signal }) => call(endpoints.volunteers.getHours, { params: { hoursId } }, signal),
  });
  return (
    <ol className="plain" aria-label={t('history')}>
      {data?.changes.map(({ what, minutes, reason, by, at }) => (
        <li key={`${what} ${at}`}>
          <span className="num">{shortTime(at, locale)}</span> {t('changeOf', { what: t(`changes.${what}`), hours: minutes / 60, by })}
          {reason && <span className="soft"> {reason}</span>}
        </li>
      ))}
    </ol>
  );
};
