import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import type { Me } from '#contract/accounts/api.ts';
import { loginOf } from '#contract/kernel/typed.ts';
import { call } from '../../../api.ts';
import { FormError } from '../../../parts/states.tsx';
import { SecondStep } from '../../../session/second-step.tsx';
import { refreshMe } from '../../../session/session.ts';

/** Sign-in with user name (or phone) and password, for those who hold a post. */
export const PasswordForm = ({ onDone }: { onDone: (me: Me) => void }) => {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    if (loginOf(login).length < 3 || password === '') return setError(t('signIn.bothNeeded'));
    setBusy(true);
    setError(null);
    try {
      const answer = await call(accountsApi.signInWithPassword, { body: { login: loginOf(login), password } });
      if ('ticket' in answer) setTicket(answer.ticket);
      else {
        const me = await refreshMe();
        if (me) onDone(me);
      }
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  if (ticket !== null) return <SecondStep ticket={ticket} onDone={onDone} onRestart={() => setTicket(null)} />;
  return (
    <form className="stack" onSubmit={(event) => void signIn(event)} onInput={() => setError(null)} noValidate>
      <div className="field">
        <label htmlFor="sign-in-login">{t('signIn.login')}</label>
        <input
          id="sign-in-login"
          className="input"
          autoComplete="username"
          autoCapitalize="none"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="sign-in-password">{t('signIn.password')}</label>
        <input
          id="sign-in-password"
          className="input"
          type="password"
          autoComplete="current-password"
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t('signIn.go')}
      </button>
    </form>
  );
};
