import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as bookingsApi from '#client/endpoints/bookings.ts';
import { Page } from '../../parts/page.tsx';
import { FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { currentPosition } from '../../place/here.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { submitWritten } from '../../store/outbox.ts';
import { screenQuery } from './queries.ts';
import { clockOf } from './times.ts';

/** Where the code at a door leads: one tap signs in for one's booking there, without network too. The position is measured at the tap alone. */
export const HerePage = ({ code }: { code: string }) => {
  const { t } = useTranslation();
  const me = useMe();
  const room = useQuery(screenQuery(code));
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<'sent' | 'waiting' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const at = new Date().toISOString();
    const point = await currentPosition().then(
      ({ point: { lon, lat }, accuracy }) => ({ lon, lat, accuracy: Math.round(accuracy) }),
      () => null,
    );
    const id = v7();
    const outcome = await submitWritten(
      {
        id,
        title: room.data ? `${room.data.place} ${room.data.name}` : t('bookings.title'),
        body: { id, code, act: { at, sentAt: at, point } } as { id: string },
        written: {
          path: bookingsApi.signIn.path,
          answers: bookingsApi.signIn.answers,
          what: t('bookings.signIn'),
          renews: 'bookings',
          page: '/bookings/mine',
          acted: true,
        },
        photos: [],
      },
      me?.account.id ?? null,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    setDone(outcome.status === 'sent' ? 'sent' : 'waiting');
    toast(t(outcome.status === 'sent' ? 'bookings.signedIn' : 'bookings.signInKept'));
  };
  return (
    <Page title={room.data?.name ?? t('bookings.signIn')} back>
      {room.data && (
        <p className="tight">
          <strong>{room.data.place}</strong>
          <span className="soft">
            {t(`bookings.screen.${room.data.state}`)}
            {room.data.until && ` · ${t('bookings.screen.until', { time: clockOf(room.data.until) })}`}
          </span>
        </p>
      )}
      <FormError error={error ?? (room.data ? null : room.error)} />
      {me === undefined ? (
        <Loading />
      ) : me === null || me.account.anonymous ? (
        <AskSignIn text={t('bookings.signInFirst')} />
      ) : done ? (
        <p className="notice" role="status">
          {t(done === 'sent' ? 'bookings.signedIn' : 'bookings.signInKept')}
        </p>
      ) : (
        <>
          <button type="button" className="button main wide" disabled={busy} onClick={() => void signIn()}>
            {t('bookings.signIn')}
          </button>
          <p className="hint">{t('bookings.signInText')}</p>
        </>
      )}
      <Link to="/bookings/$" params={{ _splat: 'mine' }} className="button wide">
        {t('bookings.mine')}
      </Link>
    </Page>
  );
};
