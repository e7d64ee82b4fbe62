import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { addressOf } from '#client/call.ts';
import * as activitiesApi from '#client/endpoints/activities.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { actNow } from '../../place/act.ts';
import { useMe } from '../../session/session.ts';
import { submitWritten } from '../../store/outbox.ts';

interface Props {
  activityId: string;
  title: string;
  /** As it was read on the spot. */
  code: string;
  /** Goes, instead of comes. */
  out: boolean;
}

/** Checks in by the code on the spot, without network too. The position is measured at the tap alone. */
export const CheckIn = ({ activityId, title, code, out }: Props) => {
  const { t } = useTranslation('activities-phone');
  const me = useMe();
  const [id] = useState(() => v7());
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const what = t(out ? 'checkOut' : 'checkIn');
  const checkIn = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const body = { id, act: await actNow(), code, out };
    const outcome = await submitWritten(
      {
        id,
        title,
        body,
        written: {
          path: addressOf(activitiesApi.checkIn.path, { params: { activityId } }),
          answers: activitiesApi.checkIn.answers,
          what,
          renews: 'activities',
          page: `/activities/${activityId}`,
          acted: true,
        },
        photos: [],
      },
      me?.account.id ?? null,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept', { ns: 'translation' }));
    if (outcome.status === 'refused') return setError(outcome.error);
    const words = t(outcome.status === 'sent' ? 'checkedIn' : 'checkInKept');
    setDone(words);
    toast(words);
  };
  return (
    <section className="card stack" aria-label={what}>
      {done ? (
        <p className="notice" role="status">
          {done}
        </p>
      ) : (
        <>
          <FormError error={error} />
          <button type="button" className="button main wide" disabled={busy} onClick={() => void checkIn()}>
            {what}
          </button>
          <p className="hint">{t('checkInHint')}</p>
        </>
      )}
    </section>
  );
};
