import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import type { Me } from '#contract/accounts/api.ts';
import { factorCodeOf, factorCodePattern } from '#contract/kernel/typed.ts';
import { call } from '../api.ts';
import { FormError } from '../parts/states.tsx';
import { refreshMe } from './session.ts';

/** The second step of a sign-in, where the account has one: a code of the authenticator app, or a backup code. */
export const SecondStep = ({ ticket, onDone, onRestart }: { ticket: string; onDone: (me: Me) => void; onRestart: () => void }) => {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => document.getElementById('sign-in-second')?.focus(), []);
  const finish = async (event: FormEvent) => {
    event.preventDefault();
    if (!factorCodePattern.test(factorCodeOf(code))) return setError(t('signIn.secondNeeded'));
    setBusy(true);
    setError(null);
    try {
      await call(accountsApi.signInWithSecondFactor, { body: { ticket, code: factorCodeOf(code) } });
      const me = await refreshMe();
      if (me) onDone(me);
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  return (
    <form className="stack" onSubmit={(event) => void finish(event)} onInput={() => setError(null)} noValidate>
      <p>{t('signIn.second')}</p>
      <div className="field">
        <label htmlFor="sign-in-second">{t('signIn.secondCode')}</label>
        <input
          id="sign-in-second"
          className="input digits"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t('signIn.go')}
      </button>
      <button type="button" className="button bare" onClick={onRestart}>
        {t('signIn.restart')}
      </button>
    </form>
  );
};
