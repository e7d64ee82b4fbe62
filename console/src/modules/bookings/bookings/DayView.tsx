import { DownloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Booking, dayOfRooms } from '#contract/bookings/api.ts';
import { fullDay, platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { BookingActs, type Task } from './acts.tsx';
import { dayQuery } from './queries.ts';
import { daysAfter, spanOf } from './times.ts';

type Room = z.infer<typeof dayOfRooms.response>['rooms'][number];

/** A day, room by room: hours, what is booked and by whom, times kept free. */
export const DayView = ({ day, onDay, onTask }: { day: string; onDay: (day: string) => void; onTask: (task: Task) => void }) => {
  const { t } = useTranslation('bookings-console');
  const locale = useLocale();
  const { data, error, refetch } = useQuery(dayQuery(day));
  const { busy, download } = useDownload();
  return (
    <>
      <div className="booking-bar">
        <Button onClick={() => onDay(daysAfter(day, -1))}>{t('earlier')}</Button>
        <Button onClick={() => onDay(platformDay())}>{t('today')}</Button>
        <Button onClick={() => onDay(daysAfter(day, 1))}>{t('later')}</Button>
        <Input
          type="date"
          className="day-field"
          aria-label={t('day')}
          value={day}
          onChange={(event) => event.target.value && onDay(event.target.value)}
        />
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => void download(`/api/bookings/sheet?from=${day}&to=${daysAfter(day, 6)}`)}
        >
          {t('export')}
        </Button>
        <strong>{fullDay(`${day}T12:00:00+08:00`, locale)}</strong>
      </div>
      {error && !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : !data ? (
        <Skeleton active />
      ) : data.rooms.length === 0 ? (
        <p className="soft">{t('noRooms')}</p>
      ) : (
        <ul className="booking-rooms">
          {data.rooms.map((room) => (
            <li key={room.room.id} className="booking-room">
              <RoomDay room={room} day={day} onTask={onTask} />
            </li>
          ))}
        </ul>
      )}
      {(data?.more ?? 0) > 0 && <p className="soft">{t('moreRooms', { count: data?.more })}</p>}
    </>
  );
};

const gone: readonly Booking['state'][] = ['refused', 'cancelled', 'displaced', 'lapsed'];

const RoomDay = ({
  room: { room, place, open, closures, bookings },
  day,
  onTask,
}: {
  room: Room;
  day: string;
  onTask: (task: Task) => void;
}) => {
  const { t } = useTranslation('bookings-console');
  return (
    <>
      <h2>{room.name}</h2>
      <p className="soft">
        {place.name} · {open.length === 0 ? t('shut') : open.map(({ from, to }) => spanOf(from, to)).join(t('console:comma'))}
      </p>
      <ol className="booking-times" aria-label={`${place.name} ${room.name}`}>
        {closures.map((closure) => (
          <li key={closure.id} className="booking-time">
            <span>{spanOf(closure.from, closure.to)}</span> {t('closed', { reason: closure.reason })}{' '}
            <Lift id={closure.id} name={room.name} />
          </li>
        ))}
        {bookings.map((booking) => (
          <li key={booking.id} className={gone.includes(booking.state) ? 'booking-time booking-gone' : 'booking-time'}>
            <span>
              <strong>{spanOf(booking.from, booking.to)}</strong> {booking.purpose}
            </span>
            <span className="soft">
              {[booking.organisation ?? booking.by, t('people', { count: booking.people }), t(`states.${booking.state}`)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {booking.loudspeaker && <span className="flag">{t('loudspeaker')}</span>}
            <BookingActs booking={booking} onTask={onTask} />
          </li>
        ))}
        {closures.length + bookings.length === 0 && <li className="soft">{t('nothing')}</li>}
      </ol>
      <Button size="small" onClick={() => onTask({ kind: 'close', room, day })}>
        {t('close')}
      </Button>
    </>
  );
};

const Lift = ({ id, name }: { id: string; name: string }) => {
  const { t } = useTranslation('bookings-console');
  const client = useQueryClient();
  const { message } = App.useApp();
  const lifting = useSend({
    slot: useSlot('bookings.lift', id),
    request: () => asked(endpoints.bookings.openTime, { params: { closureId: id }, body: {} }),
    onDone: () => void client.invalidateQueries({ queryKey: ['bookings'] }),
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <Button size="small" loading={lifting.isPending} aria-label={t('liftOf', { name })} onClick={() => lifting.send(id)}>
      {t('lift')}
    </Button>
  );
};
