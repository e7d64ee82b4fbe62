import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { codeOf, codePattern, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call } from '../api.ts';
import { FormError } from '../parts/states.tsx';
import { SecondStep } from './second-step.tsx';
import { refreshMe } from './session.ts';

const pause = 60;

/** Sign-in with a phone number and a six-digit code; signs up the first time. `onDone` gets the account's id. */
export const PhoneForm = ({ onDone }: { onDone: (accountId: string) => void }) => {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [wait, setWait] = useState(0);
  const [sent, setSent] = useState<{ demoCode: string | null } | null>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (wait <= 0) return;
    const tick = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(tick);
  }, [wait]);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    await work().catch(setError);
    setBusy(false);
  };
  const sendCode = () => {
    if (!mobilePattern.test(phoneOf(phone))) return setError(t('signIn.phoneWrong'));
    void run(async () => {
      setSent(await call(accountsApi.sendCode, { body: { phone: phoneOf(phone) } }));
      setWait(pause);
      document.getElementById('sign-in-code')?.focus();
    });
  };
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    if (!sent) return sendCode();
    if (!codePattern.test(codeOf(code))) return setError(t('signIn.codeWrong'));
    void run(async () => {
      const answer = await call(accountsApi.signInWithCode, { body: { phone: phoneOf(phone), code: codeOf(code) } });
      if ('ticket' in answer) return setTicket(answer.ticket);
      const me = await refreshMe();
      if (me) onDone(me.account.id);
    });
  };
  if (ticket !== null) return <SecondStep ticket={ticket} onDone={(me) => onDone(me.account.id)} onRestart={() => setTicket(null)} />;
  return (
    <form className="stack" onSubmit={signIn} onInput={() => setError(null)} noValidate>
      <div className="field">
        <label htmlFor="sign-in-phone">{t('signIn.phone')}</label>
        <input
          id="sign-in-phone"
          className="input"
          type="tel"
          autoComplete="tel-national"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          onBlur={() => setPhone(phoneOf(phone))}
        />
      </div>
      {sent && (
        <div className="field">
          <label htmlFor="sign-in-code">{t('signIn.code')}</label>
          <input
            id="sign-in-code"
            className="input digits"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            onBlur={() => setCode(codeOf(code))}
          />
          {sent.demoCode && (
            <button type="button" className="button" onClick={() => setCode(sent.demoCode ?? '')}>
              {t('signIn.demoCode', { code: sent.demoCode })}
            </button>
          )}
          <button type="button" className="button bare" disabled={wait > 0 || busy} onClick={sendCode}>
            {wait > 0 ? t('signIn.again', { seconds: wait }) : t('signIn.sendAgain')}
          </button>
        </div>
      )}
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t(sent ? 'signIn.go' : 'signIn.send')}
      </button>
      <p className="hint">{t('signIn.newHere')}</p>
    </form>
  );
};
