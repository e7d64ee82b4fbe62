import { Link, useLocation } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icons.tsx';
import { FormError } from '../parts/states.tsx';
import { queryClient } from '../queries.ts';
import { useOutbox } from '../store/outbox.ts';
import { newPin, unlock } from './binding.ts';
import { useStanding } from './bound.ts';
import { NewPin } from './new-pin.tsx';
import { PinField } from './pin-field.tsx';
import { pinPattern } from './vault.ts';

/** In front of everything while a bound phone is locked. What waits is sent all the same. */
export const LockScreen = () => {
  const { t } = useTranslation();
  const { row, fresh } = useStanding();
  const waiting = useOutbox().length;
  const here = useLocation({ select: (location) => location.pathname });
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [anew, setAnew] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    // nothing of what was on screen stays in memory
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    document.getElementById('pin')?.focus();
  }, []);
  if (!row) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!pinPattern.test(pin)) return setError(t('device.pinRule'));
    setBusy(true);
    setError(null);
    const left = await unlock(pin);
    if (left === null) return;
    setPin('');
    setBusy(false);
    if (left > 0) setError(t('device.pinWrong', { count: left }));
  };
  return (
    <main className="page">
      <div className="empty">
        <Icon name="lock" />
        <h1>{t('device.locked')}</h1>
        <p className="soft">{t('device.lockedFor', { name: row.name })}</p>
      </div>
      {row.lock === null || anew ? (
        fresh ? (
          <NewPin
            action={t('device.setPin')}
            onPin={async (next) => {
              await newPin(next);
              return null;
            }}
          />
        ) : (
          <p role="alert">{t('device.emptied')}</p>
        )
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)} onInput={() => setError(null)} noValidate>
          <PinField id="pin" label={t('device.pin')} value={pin} onChange={setPin} />
          <FormError error={error} />
          <button type="submit" className="button main wide" disabled={busy}>
            {t('device.unlock')}
          </button>
          {fresh && (
            <button type="button" className="button wide" onClick={() => setAnew(true)}>
              {t('device.setPin')}
            </button>
          )}
        </form>
      )}
      {waiting > 0 && <p className="hint">{t('device.waiting', { count: waiting })}</p>}
      {!fresh && (
        <Link to="/sign-in" search={{ next: here }} className="button bare">
          {t('device.signIn')}
        </Link>
      )}
    </main>
  );
};
