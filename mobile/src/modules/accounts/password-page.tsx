import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { isStaff, refreshMe, useMe } from '../../session/session.ts';

const shortest = 10;

/** Changes the own password; a temporary one must be changed here before anything else. */
export const PasswordPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const must = useMe()?.account.mustChangePassword ?? false;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (next.length < shortest) return setError(t('password.tooShort', { min: shortest }));
    if (next !== again) return setError(t('password.differ'));
    setBusy(true);
    setError(null);
    try {
      await call(accountsApi.changePassword, { body: { current, next } });
      const me = await refreshMe();
      toast(t('password.done'));
      void navigate({ to: isStaff(me) ? '/tasks' : '/me', replace: true });
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  const field = (id: string, label: string, value: string, set: (value: string) => void, complete: string, hint?: string) => (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="password"
        autoComplete={complete}
        maxLength={128}
        value={value}
        onChange={(event) => set(event.target.value)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
  return (
    <Page title={t('password.title')} back>
      <form className="stack" onSubmit={(event) => void change(event)} onInput={() => setError(null)} noValidate>
        {must && <p>{t('password.must')}</p>}
        {field('password-current', t('password.current'), current, setCurrent, 'current-password')}
        {field('password-next', t('password.next'), next, setNext, 'new-password', t('password.hint', { min: shortest }))}
        {field('password-again', t('password.again'), again, setAgain, 'new-password')}
        <FormError error={error} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t('password.change')}
        </button>
      </form>
    </Page>
  );
};
