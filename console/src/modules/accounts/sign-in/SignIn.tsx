import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInAnswer } from '#contract/accounts/second-factor.ts';
import { useTitle } from '../../../app/hooks.ts';
import { forgetPerson, meQuery, welcomeQuery } from '../../../app/queries.ts';
import { DistrictOutline } from '../../../components/DistrictOutline.tsx';
import { Switches } from '../../../components/Switches.tsx';
import { CodeForm } from './CodeForm.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { Forgotten } from './Forgotten.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondStep } from './SecondStep.tsx';
import '../../../styles/sign-in.css';

/** Sign-in by password or phone code; in a demo its accounts stand beside it. */
export const SignIn = () => {
  const { t } = useTranslation('accounts-console');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const { data: welcome } = useQuery(welcomeQuery);
  const [way, setWay] = useState<'password' | 'code'>('password');
  const [filled, setFilled] = useState<{ login: string; password: string } | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const [ticket, setTicket] = useState<string | null>(null);
  useTitle(t('signIn.title'));

  const enter = async (): Promise<void> => {
    forgetPerson();
    await client.fetchQuery({ ...meQuery, staleTime: 0 });
    await navigate({ href: to?.startsWith('/') ? to : '/' } as never);
  };
  const answered = async (answer: SignInAnswer): Promise<void> => {
    if ('ticket' in answer) setTicket(answer.ticket);
    else await enter();
  };
  return (
    <div className="entry">
      <aside className="entry-place" aria-hidden="true">
        <DistrictOutline />
        <p className="entry-name">{welcome?.jurisdiction.name ?? ''}</p>
      </aside>
      <main className="entry-main" id="main">
        <div className="entry-switches">
          <Switches />
        </div>
        <div className="entry-card">
          <h1>
            <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={36} height={36} />{' '}
            <span>
              {t('brandShort')} <small>{t('signIn.console')}</small>
            </span>
          </h1>
          <p className="soft entry-lead">{welcome ? t('signIn.lead', { name: welcome.jurisdiction.name }) : ' '}</p>
          {ticket !== null ? (
            <SecondStep ticket={ticket} onSignedIn={enter} onRestart={() => setTicket(null)} />
          ) : forgotten ? (
            <Forgotten onDone={() => setForgotten(false)} />
          ) : (
            <>
              {(welcome?.codes || welcome?.jurisdiction.demo) && (
                <Segmented<'password' | 'code'>
                  block
                  value={way}
                  onChange={setWay}
                  options={[
                    { value: 'password', label: t('signIn.byPassword') },
                    { value: 'code', label: t('signIn.byCode') },
                  ]}
                  aria-label={t('signIn.way')}
                />
              )}
              {way === 'password' ? <PasswordForm filled={filled} onSignedIn={answered} /> : <CodeForm onSignedIn={answered} />}
              {welcome?.codes ? (
                <Button type="link" block onClick={() => setForgotten(true)}>
                  {t('accounts-own:own.forgotten')}
                </Button>
              ) : (
                <p className="soft entry-lead">{t('accounts-own:own.askAdmin')}</p>
              )}
            </>
          )}
        </div>
        {ticket === null && welcome && welcome.demoAccounts.length > 0 && (
          <DemoAccounts accounts={welcome.demoAccounts} onFill={setFilled} onSignedIn={answered} onWay={() => setWay('password')} />
        )}
      </main>
    </div>
  );
};
