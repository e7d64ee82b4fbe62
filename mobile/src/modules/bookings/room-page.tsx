import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomDetail, RoomSlot } from '#contract/bookings/api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { BookSheet } from './book-sheet.tsx';
import { roomQuery } from './queries.ts';
import { clockOf, dayWords, yuan } from './times.ts';
import '../../styles/bookings.css';

/** A room: its free times day by day at a glance, and how it is booked. */
export const RoomPage = ({ roomId, day: asked }: { roomId: string; day: string | null }) => {
  const { t, i18n } = useTranslation();
  const room = useQuery(roomQuery(roomId));
  const [chosen, setChosen] = useState<string | null>(asked);
  const [slot, setSlot] = useState<RoomSlot | null>(null);
  if (!room.data)
    return (
      <Page title={t('bookings.title')} back>
        {room.isError ? <Failure error={room.error} onRetry={() => void room.refetch()} /> : <Loading rows={4} />}
      </Page>
    );
  const { data } = room;
  const shown = data.days.find(({ day }) => day === chosen) ?? data.days.find(({ free }) => free > 0) ?? data.days[0];
  return (
    <Page title={data.name} back>
      <p className="tight">
        <strong>{data.place.name}</strong>
        <span className="small soft">{[data.place.area, data.place.address].filter(Boolean).join(' · ')}</span>
      </p>
      {data.closed && <p className="notice">{t('bookings.closed')}</p>}
      <fieldset className="booking-days" aria-label={t('bookings.day')}>
        {data.days.map(({ day, free, open }) => (
          <button key={day} type="button" className="chip tight" aria-pressed={day === shown?.day} onClick={() => setChosen(day)}>
            <span>{dayWords(day, i18n.language)}</span>
            <span className="small">
              {open ? (free > 0 ? t('bookings.freeCount', { count: free }) : t('bookings.noneFree')) : t('bookings.shut')}
            </span>
          </button>
        ))}
      </fieldset>
      {shown && <Slots day={shown} onChoose={setSlot} />}
      <Rules room={data} />
      {slot && <BookSheet room={data} slot={slot} onClose={() => setSlot(null)} />}
    </Page>
  );
};

const Slots = ({ day, onChoose }: { day: RoomDetail['days'][number]; onChoose: (slot: RoomSlot) => void }) => {
  const { t, i18n } = useTranslation();
  if (!day.open) return <p className="hint">{t('bookings.shutText')}</p>;
  return (
    <section aria-label={dayWords(day.day, i18n.language)}>
      {day.opensAt && (
        <p className="hint">
          {t('bookings.opensAt', { day: dayWords(day.opensAt.slice(0, 10), i18n.language), time: clockOf(day.opensAt) })}
        </p>
      )}
      <ul className="booking-slots">
        {day.slots.map((slot) => (
          <li key={slot.from}>
            <button
              type="button"
              className="button wide"
              disabled={slot.state !== 'free'}
              onClick={() => onChoose(slot)}
              aria-label={`${clockOf(slot.from)} ${t(`bookings.slot.${slot.state}`)}`}
            >
              <span className="tight">
                <span>{clockOf(slot.from)}</span>
                <span className="small">{t(`bookings.slot.${slot.state}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** How a room is booked, in words, and since when its hours stand. */
const Rules = ({ room }: { room: RoomDetail }) => {
  const { t, i18n } = useTranslation();
  const { rules } = room.rules;
  const lines = [
    t('bookings.holds', { count: room.capacity }),
    rules.fee.fen === 0 ? t('bookings.freeOfCharge') : t(`bookings.fee.${rules.fee.per}`, { yuan: yuan(rules.fee.fen) }),
    rules.deposit > 0 && t('bookings.deposit', { yuan: yuan(rules.deposit) }),
    t('bookings.rules.ahead', { days: rules.aheadDays, time: rules.opensAt }),
    rules.most.week !== null && t('bookings.rules.week', { count: rules.most.week }),
    rules.most.day !== null && t('bookings.rules.perDay', { count: rules.most.day }),
    rules.most.month !== null && t('bookings.rules.month', { count: rules.most.month }),
    rules.approval && t('bookings.rules.approval'),
    rules.who !== 'residents' && t(`bookings.who.${rules.who}`),
    rules.leastPeople > 1 && t('bookings.rules.leastPeople', { count: rules.leastPeople }),
    rules.signIn !== null && t('bookings.rules.signIn', { count: rules.signIn }),
    t('bookings.rules.cancel', { minutes: rules.cancelMinutes }),
    rules.misses && t('bookings.rules.misses', { ...rules.misses }),
    rules.loudspeaker ? t('bookings.rules.loudspeaker', { hours: rules.loudspeaker.join('–') }) : t('bookings.rules.quiet'),
    t('bookings.rules.profit'),
  ].filter((line): line is string => typeof line === 'string' && line !== '');
  return (
    <section className="card" aria-label={t('bookings.howTo')}>
      <h2>{t('bookings.howTo')}</h2>
      <ul className="booking-rules">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rules.note && <p className="plain">{rules.note}</p>}
      {room.note && <p className="plain">{room.note}</p>}
      {room.hours === null ? (
        <p className="small soft">{t('bookings.hoursUnknown')}</p>
      ) : (
        room.hoursSince && <p className="small soft">{t('bookings.hoursSince', { day: dayWords(room.hoursSince, i18n.language) })}</p>
      )}
      {room.coming && <p className="small">{t('bookings.rulesComing', { day: dayWords(room.coming.since, i18n.language) })}</p>}
      {room.phone && (
        <a className="button" href={`tel:${room.phone}`}>
          {t('bookings.call', { phone: room.phone })}
        </a>
      )}
    </section>
  );
};
