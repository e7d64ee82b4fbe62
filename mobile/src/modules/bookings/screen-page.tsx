import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '../../parts/states.tsx';
import { screenQuery } from './queries.ts';
import { clockOf, spanOf } from './times.ts';
import '../../styles/bookings.css';

/** The screen at the door of a room: big, without names, asked anew twice a minute. */
export const ScreenPage = () => {
  const { t } = useTranslation();
  const { code } = useParams({ strict: false }) as { code: string };
  const room = useQuery(screenQuery(code));
  const { data } = room;
  useEffect(() => {
    if (data) document.title = `${data.place} ${data.name}`;
  }, [data]);
  if (!data)
    return (
      <main className="room-screen">{room.isError ? <Failure error={room.error} onRetry={() => void room.refetch()} /> : <Loading />}</main>
    );
  return (
    <main className={`room-screen ${data.state}`}>
      <header>
        <p>{data.place}</p>
        <h1>{data.name}</h1>
      </header>
      <p className="room-state" role="status">
        {t(`bookings.screen.${data.state}`)}
        {data.until && (
          <span>{t(data.state === 'closed' ? 'bookings.screen.from' : 'bookings.screen.until', { time: clockOf(data.until) })}</span>
        )}
      </p>
      <section aria-label={t('bookings.screen.today')}>
        <h2>{t('bookings.screen.today')}</h2>
        {data.today.length === 0 ? (
          <p>{t('bookings.screen.nothing')}</p>
        ) : (
          <ul>
            {data.today.map(({ from, to, closed }) => (
              <li key={from}>
                {spanOf(from, to)} {t(closed ? 'bookings.screen.closed' : 'bookings.screen.taken')}
              </li>
            ))}
          </ul>
        )}
      </section>
      {data.signIn && <footer>{t('bookings.screen.signIn')}</footer>}
    </main>
  );
};
