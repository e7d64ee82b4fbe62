import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as bookingsApi from '#client/endpoints/bookings.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { feedQuery } from './queries.ts';

/** The secret address by which a calendar of one's own follows what is booked; taken back at any time. */
export const FeedCard = () => {
  const { t } = useTranslation();
  const feed = useQuery(feedQuery);
  const act = useAct('bookings');
  const set = (on: boolean): void => void act.run(`feed ${on}`, (id) => call(bookingsApi.setFeed, { body: { id, roomId: null, on } }));
  if (!feed.data) return null;
  const { url } = feed.data;
  return (
    <section className="card" aria-label={t('bookings.calendar')}>
      <h2>{t('bookings.calendar')}</h2>
      <p className="small soft">{t('bookings.calendarText')}</p>
      {url && (
        <input
          className="input"
          readOnly
          value={url.startsWith('/') ? location.origin + url : url}
          aria-label={t('bookings.calendarAddress')}
        />
      )}
      <FormError error={act.error} />
      <div className="wrap">
        <button type="button" className="button" disabled={act.busy !== null} onClick={() => set(true)}>
          {t(url ? 'bookings.calendarRenew' : 'bookings.calendarMake')}
        </button>
        {url && (
          <button type="button" className="button" disabled={act.busy !== null} onClick={() => set(false)}>
            {t('bookings.calendarEnd')}
          </button>
        )}
      </div>
    </section>
  );
};
