import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { codeOf, codePattern, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call } from '../api.ts';
import { FormError } from '../parts/states.tsx';
import { CodeField, PhoneField, useCode } from './code.tsx';
import { SecondStep } from './second-step.tsx';
import { refreshMe } from './session.ts';

/** Sign-in with a phone number and a six-digit code; signs up the first time. `onDone` gets the account's id. */
export const PhoneForm = ({ onDone }: { onDone: (accountId: string) => void }) => {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const sending = useCode();
  const [ticket, setTicket] = useState<string | null>(null);
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
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    if (!sending.sent) return sendCode();
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
      <PhoneField label={t('signIn.phone')} value={phone} onChange={setPhone} />
      {sending.sent && <CodeField code={sending} value={code} busy={busy} onChange={setCode} onAgain={sendCode} />}
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t(sending.sent ? 'signIn.go' : 'signIn.send')}
      </button>
      <p className="hint">{t('signIn.newHere')}</p>
    </form>
  );
};
