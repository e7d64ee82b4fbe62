import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformNow } from '#client/clock.ts';
import * as bookingsApi from '#client/endpoints/bookings.ts';
import type { Booking, Pause } from '#contract/bookings/api.ts';
import { call } from '../../api.ts';
import { Cards, Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { FeedCard } from './feed-card.tsx';
import { mineQuery, pausesQuery } from './queries.ts';
import { clockOf, dayWords, momentWords, yuan } from './times.ts';

/** What this account has booked, to come and over; where it must wait, and its calendar. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('bookings.mine')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('bookings.signInFirst')} /> : <Lists />}
    </Page>
  );
};

const Lists = () => {
  const { t } = useTranslation();
  const [coming, setComing] = useState(true);
  const list = useInfiniteQuery(mineQuery(!coming));
  const pauses = useQuery(pausesQuery);
  return (
    <>
      <WaitingWritten page="/bookings/mine" />
      {pauses.data?.items.map((pause) => (
        <PauseCard key={pause.id} pause={pause} />
      ))}
      <Either label={t('bookings.which')} first={t('bookings.coming')} second={t('bookings.over')} isFirst={coming} onChoose={setComing} />
      <Cards
        list={list}
        empty={
          <Empty icon="house" title={t('bookings.noneMine')} text={t('bookings.noneMineText')}>
            <Link to="/bookings/$" params={{ _splat: 'all' }} className="button main">
              {t('bookings.title')}
            </Link>
          </Empty>
        }
      >
        {(one) => <BookingCard key={one.id} booking={one} />}
      </Cards>
      <FeedCard />
    </>
  );
};

const BookingCard = ({ booking }: { booking: Booking }) => {
  const { t, i18n } = useTranslation();
  const act = useAct('bookings');
  const [giving, setGiving] = useState(false);
  const { id, from, to, state, room, place, signIn, freeUntil, actions } = booking;
  const late = Date.parse(freeUntil) < platformNow().getTime() && state === 'booked';
  const params = { bookingId: id };
  const giveBack = (rest: boolean): void =>
    void act
      .run(`cancel ${rest}`, (key) => call(bookingsApi.cancelBooking, { params, body: { id: key, rest } }))
      .then((done) => {
        if (!done) return;
        toast(t('bookings.givenBack'));
        setGiving(false);
      });
  const accept = (): void =>
    void act
      .run('accept', (key) => call(bookingsApi.acceptOffer, { params, body: { id: key } }))
      .then((done) => done && toast(t('bookings.booked')));
  return (
    <section className="card" aria-label={momentWords(from, to, i18n.language)}>
      <span className="row">
        <span className="grow tight">
          <strong>{momentWords(from, to, i18n.language)}</strong>
          <span className="small">
            {place.name} · {room.name}
          </span>
          <span className="small soft">{booking.purpose}</span>
        </span>
        <span className="tag">{t(`bookings.states.${state}`)}</span>
      </span>
      {booking.instead && (
        <p className="small">{t('bookings.insteadOf', { time: momentWords(booking.instead.from, booking.instead.to, i18n.language) })}</p>
      )}
      {booking.reason && <p className="plain small">{t('bookings.reason', { reason: booking.reason })}</p>}
      {booking.fee + booking.deposit > 0 && (
        <p className="small">{t('bookings.toPay', { fee: yuan(booking.fee), deposit: yuan(booking.deposit) })}</p>
      )}
      {signIn && state === 'booked' && <p className="small">{t('bookings.signInUntil', { time: clockOf(signIn.until) })}</p>}
      {booking.late && <p className="small soft">{t('bookings.late')}</p>}
      <FormError error={act.error} />
      {actions.length > 0 && (
        <div className="wrap">
          {actions.includes('accept') && (
            <button type="button" className="button main" disabled={act.busy !== null} onClick={accept}>
              {t('bookings.accept')}
            </button>
          )}
          {actions.includes('cancel') && (
            <button type="button" className="button" onClick={() => setGiving(true)}>
              {t(state === 'offered' ? 'bookings.decline' : 'bookings.giveBack')}
            </button>
          )}
        </div>
      )}
      {giving && (
        <Sheet title={t(state === 'offered' ? 'bookings.decline' : 'bookings.giveBack')} onClose={() => setGiving(false)}>
          <p>{t(late ? 'bookings.giveBackLate' : 'bookings.giveBackText')}</p>
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null} onClick={() => giveBack(false)}>
            {t('bookings.giveBackNow')}
          </button>
          {booking.seriesId && (
            <button type="button" className="button wide" disabled={act.busy !== null} onClick={() => giveBack(true)}>
              {t('bookings.giveBackRest')}
            </button>
          )}
        </Sheet>
      )}
    </section>
  );
};

const PauseCard = ({ pause }: { pause: Pause }) => {
  const { t, i18n } = useTranslation();
  const act = useAct('bookings');
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim().length < 2) {
      act.setError(t('bookings.objectionNeeded'));
      return;
    }
    void act
      .run(text, (id) => call(bookingsApi.objectToPause, { params: { pauseId: pause.id }, body: { id, text: text.trim() } }))
      .then((done) => done && toast(t('bookings.objected')));
  };
  return (
    <section className="card" aria-label={t('bookings.paused')}>
      <h2>{t('bookings.paused')}</h2>
      <p>
        {t('bookings.pausedText', { place: pause.place.name, count: pause.misses, day: dayWords(pause.until.slice(0, 10), i18n.language) })}
      </p>
      {pause.decision && <p className="small">{t(`bookings.pauseDecided.${pause.decision}`)}</p>}
      {pause.reason && <p className="plain small">{t('bookings.reason', { reason: pause.reason })}</p>}
      {pause.objection && !pause.decision && <p className="small soft">{t('bookings.objectionWaits')}</p>}
      {pause.actions.includes('object') && (
        <>
          <div className="field">
            <label htmlFor={`objection-${pause.id}`}>{t('bookings.objection')}</label>
            <textarea
              id={`objection-${pause.id}`}
              className="input"
              rows={2}
              maxLength={500}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <FormError error={act.error} />
          <button type="button" className="button wide" disabled={act.busy !== null} onClick={send}>
            {t('bookings.object')}
          </button>
        </>
      )}
    </section>
  );
};
