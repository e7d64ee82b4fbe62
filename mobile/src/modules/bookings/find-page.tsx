import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRoom } from '#contract/bookings/api.ts';
import { FindWords } from '../../parts/find-words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { foundQuery } from './queries.ts';
import { daysAhead, dayWords, spanOf, yuan } from './times.ts';

const sizes = [null, 10, 30, 60] as const;

/** Looks for a room by place, day and people; what is free is told on the card. */
export const FindPage = () => {
  const { t, i18n } = useTranslation();
  const [day, setDay] = useState(daysAhead(1)[0] as string);
  const [people, setPeople] = useState<number | null>(null);
  const [area, setArea] = useState<{ areaCode: string; name: string } | null>(null);
  const [q, setQ] = useState('');
  const [choosing, setChoosing] = useState(false);
  const found = useQuery(foundQuery({ day, people, q, area: area?.areaCode ?? null }));
  return (
    <Page title={t('bookings.title')} back>
      <nav className="list" aria-label={t('bookings.mine')}>
        <Link to="/bookings/$" params={{ _splat: 'mine' }} className="item">
          <Icon name="list" />
          <span className="grow">{t('bookings.mine')}</span>
          <Icon name="next" />
        </Link>
      </nav>
      <FindWords label={t('bookings.find')} go={t('bookings.go')} most={40} onFind={setQ} />
      <fieldset className="wrap" aria-label={t('bookings.day')}>
        {daysAhead(7).map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={one === day} onClick={() => setDay(one)}>
            {dayWords(one, i18n.language)}
          </button>
        ))}
      </fieldset>
      <fieldset className="wrap" aria-label={t('bookings.peopleAndPlace')}>
        {sizes.map((one) => (
          <button key={String(one)} type="button" className="chip" aria-pressed={one === people} onClick={() => setPeople(one)}>
            {one === null ? t('bookings.anySize') : t('bookings.forPeople', { count: one })}
          </button>
        ))}
        <button type="button" className="chip" aria-pressed={area !== null} onClick={() => (area ? setArea(null) : setChoosing(true))}>
          {area?.name ?? t('bookings.area')}
        </button>
      </fieldset>
      {found.isError && !found.data ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading rows={4} />
      ) : found.data.items.length === 0 ? (
        <Empty icon="house" title={t('bookings.none')} text={t('bookings.noneText')} />
      ) : (
        <ul className="stack">
          {found.data.items.map((room) => (
            <li key={room.id}>
              <RoomCard room={room} day={day} />
            </li>
          ))}
        </ul>
      )}
      {(found.data?.more ?? 0) > 0 && <p className="hint">{t('bookings.more', { count: found.data?.more })}</p>}
      {choosing && (
        <AreaPicker
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setArea(chosen);
            setChoosing(false);
          }}
        />
      )}
    </Page>
  );
};

const RoomCard = ({ room, day }: { room: FoundRoom; day: string }) => {
  const { t } = useTranslation();
  const free = !room.hoursKnown
    ? t('bookings.hoursUnknown')
    : room.next
      ? t('bookings.freeFrom', { count: room.free, time: spanOf(room.next.from, room.next.to) })
      : t('bookings.full');
  return (
    <Link to="/bookings/$" params={{ _splat: `${room.id}/${day}` }} className="card row link">
      <span className="grow tight">
        <strong>{room.name}</strong>
        <span className="small soft">
          {room.place.name} · {room.place.area}
        </span>
        <span className="small">
          {t('bookings.holds', { count: room.capacity })} ·{' '}
          {room.fee.fen === 0 ? t('bookings.freeOfCharge') : t(`bookings.fee.${room.fee.per}`, { yuan: yuan(room.fee.fen) })}
        </span>
        <span className={room.next ? 'small' : 'small soft'}>{free}</span>
      </span>
      <Icon name="next" />
    </Link>
  );
};
