import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { call } from '../../../api.ts';
import { FormError } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { CodeField, PhoneField, useCode } from '../../../session/code.tsx';

const shortest = 10;

/** A new password in place of a forgotten one, with a code sent to the account's phone. */
export const ForgottenForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation();
  const [next, setNext] = useState('');
  const form = useCode();
  const reset = form.confirm(
    async (by) => {
      await call(accountsApi.resetPassword, { body: { ...by, next } });
      toast(t('accounts-own:own.resetDone'));
      onDone();
    },
    () => (next.length < shortest ? t('accounts-own:own.nextRule') : null),
  );
  return (
    <form className="stack" onSubmit={reset} onInput={() => form.setError(null)} noValidate>
      <p className="soft">{t('accounts-own:own.forgottenLead')}</p>
      <PhoneField label={t('signIn.phone')} value={form.phone} onChange={form.setPhone} />
      {form.sent && (
        <>
          <CodeField of={form} />
          <div className="field">
            <label htmlFor="forgotten-next">{t('accounts-own:own.next')}</label>
            <input
              id="forgotten-next"
              className="input"
              type="password"
              autoComplete="new-password"
              maxLength={128}
              value={next}
              onChange={(event) => setNext(event.target.value)}
              aria-describedby="forgotten-rule"
            />
            <span id="forgotten-rule" className="hint">
              {t('accounts-own:own.nextRule')}
            </span>
          </div>
        </>
      )}
      <FormError error={form.error} />
      <button type="submit" className="button main wide" disabled={form.busy}>
        {t(form.sent ? 'accounts-own:own.reset' : 'signIn.send')}
      </button>
      <button type="button" className="button bare" onClick={onDone}>
        {t('accounts-own:own.back')}
      </button>
    </form>
  );
};
