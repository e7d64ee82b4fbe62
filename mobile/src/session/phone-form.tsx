import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { call } from '../api.ts';
import { FormError } from '../parts/states.tsx';
import { CodeField, PhoneField, useCode } from './code.tsx';
import { SecondStep } from './second-step.tsx';
import { refreshMe } from './session.ts';

/** Sign-in with a phone number and a six-digit code; signs up the first time. `onDone` gets the account's id. */
export const PhoneForm = ({ onDone }: { onDone: (accountId: string) => void }) => {
  const { t } = useTranslation();
  const form = useCode();
  const [ticket, setTicket] = useState<string | null>(null);
  const signIn = form.confirm(async (body) => {
    const answer = await call(accountsApi.signInWithCode, { body });
    if ('ticket' in answer) return setTicket(answer.ticket);
    const me = await refreshMe();
    if (me) onDone(me.account.id);
  });
  if (ticket !== null) return <SecondStep ticket={ticket} onDone={(me) => onDone(me.account.id)} onRestart={() => setTicket(null)} />;
  return (
    <form className="stack" onSubmit={signIn} onInput={() => form.setError(null)} noValidate>
      <PhoneField label={t('signIn.phone')} value={form.phone} onChange={form.setPhone} />
      {form.sent && <CodeField of={form} />}
      <FormError error={form.error} />
      <button type="submit" className="button main wide" disabled={form.busy}>
        {t(form.sent ? 'signIn.go' : 'signIn.send')}
      </button>
      <p className="hint">{t('signIn.newHere')}</p>
    </form>
  );
};
