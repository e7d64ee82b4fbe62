import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import type { Me } from '#contract/accounts/api.ts';
import { call } from '../../../api.ts';
import { Icon } from '../../../parts/icons.tsx';
import { FormError } from '../../../parts/states.tsx';
import { welcomeQuery } from '../../../queries.ts';
import { SecondStep } from '../../../session/second-step.tsx';
import { refreshMe } from '../../../session/session.ts';

/** In a demo: every role one tap away. */
export const DemoPanel = ({ onDone }: { onDone: (me: Me) => void }) => {
  const { t } = useTranslation();
  const welcome = useQuery(welcomeQuery).data;
  const [error, setError] = useState<unknown>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  if (ticket !== null) return <SecondStep ticket={ticket} onDone={onDone} onRestart={() => setTicket(null)} />;
  if (!welcome?.jurisdiction.demo || welcome.demoAccounts.length === 0) return null;
  const take = async (login: string, password: string) => {
    setError(null);
    try {
      const answer = await call(accountsApi.signInWithPassword, { body: { login, password } });
      if ('ticket' in answer) return setTicket(answer.ticket);
      const me = await refreshMe();
      if (me) onDone(me);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <section className="stack" aria-label={t('demo.title')}>
      <h2>{t('demo.title')}</h2>
      <p className="hint">{t('demo.text')}</p>
      <FormError error={error} />
      <ul className="list">
        {welcome.demoAccounts.map((account) => (
          <li key={account.username}>
            <button type="button" className="item" onClick={() => void take(account.username, account.password)}>
              <Icon name="person" />
              <span className="grow tight">
                <strong>
                  {t(`accounts:roles.${account.role}`)} · {account.name}
                </strong>
                <span className="hint">{account.area}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
