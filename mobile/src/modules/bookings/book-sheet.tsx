import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as bookingsApi from '#client/endpoints/bookings.ts';
import type { RoomDetail, RoomSlot } from '#contract/bookings/api.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { clockOf, momentWords } from './times.ts';

const purposes = ['rehearsal', 'sport', 'meeting', 'reading', 'party'] as const;

/** The last of three taps: everything is filled in, and may be changed. Companions are never named. */
export const BookSheet = ({ room, slot, onClose }: { room: RoomDetail; slot: RoomSlot; onClose: () => void }) => {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const act = useAct('bookings');
  const { rules } = room.rules;
  const [to, setTo] = useState(slot.to);
  const [people, setPeople] = useState(String(Math.max(rules.leastPeople, 2)));
  const [purpose, setPurpose] = useState<string>(t('bookings.purposes.rehearsal'));
  const [loud, setLoud] = useState(false);
  const [weeks, setWeeks] = useState(1);
  const units = [
    ...new Map((me?.posts ?? []).flatMap(({ organisation }) => (organisation ? [[organisation.id, organisation] as const] : []))).values(),
  ];
  const [unit, setUnit] = useState(rules.who === 'organisations' ? (units[0]?.id ?? '') : '');
  const ends: string[] = [];
  for (let end = Date.parse(slot.to); end <= Date.parse(slot.until); end += rules.step * 60_000) ends.push(new Date(end).toISOString());
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const last = new Date(Date.parse(slot.from) + (weeks - 1) * 7 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    const body = {
      roomId: room.id,
      from: slot.from,
      to,
      people: Number(people) || 1,
      purpose: purpose.trim(),
      loudspeaker: loud,
      organisationId: unit || null,
      notForProfit: true as const,
      weeklyUntil: weeks > 1 ? last : null,
    };
    void act
      .run(JSON.stringify(body), (id) => call(bookingsApi.book, { body: { id, ...body } }))
      .then((done) => {
        if (!done) return;
        toast(t(rules.approval ? 'bookings.askedFor' : 'bookings.booked'));
        void navigate({ to: '/bookings/$', params: { _splat: 'mine' } });
      });
  };
  return (
    <Sheet title={momentWords(slot.from, to, i18n.language)} onClose={onClose}>
      {!me || me.account.anonymous ? (
        <AskSignIn text={t('bookings.signInFirst')} />
      ) : (
        <form className="stack" onSubmit={send} onInput={() => act.setError(null)} noValidate>
          <p className="soft">
            {room.place.name} · {room.name}
          </p>
          {ends.length > 1 && (
            <fieldset className="wrap" aria-label={t('bookings.until')}>
              {ends.map((end) => (
                <button key={end} type="button" className="chip" aria-pressed={end === to} onClick={() => setTo(end)}>
                  {t('bookings.untilTime', { time: clockOf(end) })}
                </button>
              ))}
            </fieldset>
          )}
          <div className="field">
            <label htmlFor="booking-people">{t('bookings.people')}</label>
            <input
              id="booking-people"
              className="input"
              inputMode="numeric"
              maxLength={4}
              value={people}
              onChange={(event) => setPeople(event.target.value.replaceAll(/\D/g, ''))}
            />
            <span className="hint">{t('bookings.nobodyNamed')}</span>
          </div>
          <div className="field">
            <label htmlFor="booking-purpose">{t('bookings.purpose')}</label>
            <input
              id="booking-purpose"
              className="input"
              maxLength={60}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
            <span className="wrap">
              {purposes.map((one) => (
                <button key={one} type="button" className="chip" onClick={() => setPurpose(t(`bookings.purposes.${one}`))}>
                  {t(`bookings.purposes.${one}`)}
                </button>
              ))}
            </span>
          </div>
          {units.length > 0 && (
            <div className="field">
              <label htmlFor="booking-unit">{t('bookings.unit')}</label>
              <select id="booking-unit" className="input" value={unit} onChange={(event) => setUnit(event.target.value)}>
                {rules.who !== 'organisations' && <option value="">{t('bookings.myself')}</option>}
                {units.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          )}
          {rules.weeks > 1 && (
            <div className="field">
              <label htmlFor="booking-weeks">{t('bookings.weeks')}</label>
              <select id="booking-weeks" className="input" value={weeks} onChange={(event) => setWeeks(Number(event.target.value))}>
                {Array.from({ length: rules.weeks }, (_, n) => n + 1).map((count) => (
                  <option key={count} value={count}>
                    {count === 1 ? t('bookings.once') : t('bookings.weekly', { count })}
                  </option>
                ))}
              </select>
            </div>
          )}
          {rules.loudspeaker && (
            <Toggle
              label={t('bookings.loudspeaker')}
              hint={t('bookings.rules.loudspeaker', { hours: rules.loudspeaker.join('–') })}
              checked={loud}
              onChange={setLoud}
            />
          )}
          <p className="small soft">{t('bookings.promise')}</p>
          <FormError error={act.error} />
          <button type="submit" className="button main wide" disabled={act.busy !== null}>
            {t(rules.approval ? 'bookings.ask' : 'bookings.book')}
          </button>
        </form>
      )}
    </Sheet>
  );
};
