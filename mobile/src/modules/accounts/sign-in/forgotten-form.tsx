import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { codeOf, codePattern, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call } from '../../../api.ts';
import { FormError } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { CodeField, PhoneField, useCode } from '../../../session/code.tsx';

const shortest = 10;

/** A new password in place of a forgotten one, with a code sent to the account's phone. */
export const ForgottenForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [next, setNext] = useState('');
  const sending = useCode();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    await work().catch(setError);
    setBusy(false);
  };
  const sendCode = () => {
    if (!mobilePattern.test(phoneOf(phone))) return setError(t('signIn.phoneWrong'));
    void run(() => sending.send(phone));
  };
  const reset = (event: FormEvent) => {
    event.preventDefault();
    if (!sending.sent) return sendCode();
    if (!codePattern.test(codeOf(code))) return setError(t('signIn.codeWrong'));
    if (next.length < shortest) return setError(t('accounts-own:own.nextRule'));
    void run(async () => {
      await call(accountsApi.resetPassword, { body: { phone: phoneOf(phone), code: codeOf(code), next } });
      toast(t('accounts-own:own.resetDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={reset} onInput={() => setError(null)} noValidate>
      <p className="soft">{t('accounts-own:own.forgottenLead')}</p>
      <PhoneField label={t('signIn.phone')} value={phone} onChange={setPhone} />
      {sending.sent && (
        <>
          <CodeField code={sending} value={code} busy={busy} onChange={setCode} onAgain={sendCode} />
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
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t(sending.sent ? 'accounts-own:own.reset' : 'signIn.send')}
      </button>
      <button type="button" className="button bare" onClick={onDone}>
        {t('accounts-own:own.back')}
      </button>
    </form>
  );
};
