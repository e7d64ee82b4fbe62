import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/accounts/api.ts';
import { Page } from '../../../parts/page.tsx';
import { codesArrive, meQuery, queryClient, welcomeQuery } from '../../../queries.ts';
import { PhoneForm } from '../../../session/phone-form.tsx';
import { isStaff } from '../../../session/session.ts';
import { DemoPanel } from './demo-panel.tsx';
import { ForgottenForm } from './forgotten-form.tsx';
import { PasswordForm } from './password-form.tsx';

/** Residents by phone code, posts by password, demo accounts by a tap. Afterwards to what the person has to do. */
export const SignInPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  const [way, setWay] = useState<'phone' | 'password'>('phone');
  const [forgotten, setForgotten] = useState(false);
  const { data: welcome } = useQuery(welcomeQuery);
  const goOn = (me: Me | null | undefined) => void navigate({ to: next ?? (isStaff(me) ? '/tasks' : '/'), replace: true });
  if (forgotten)
    return (
      <Page title={t('accounts-own:own.forgotten')} back>
        <ForgottenForm onDone={() => setForgotten(false)} />
      </Page>
    );
  return (
    <Page title={t('signIn.title')} back>
      <fieldset className="choice" aria-label={t('signIn.way')}>
        {(['phone', 'password'] as const).map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={way === one} onClick={() => setWay(one)}>
            {t(`signIn.by.${one}`)}
          </button>
        ))}
      </fieldset>
      {way === 'password' ? (
        <PasswordForm onDone={goOn} />
      ) : !codesArrive(welcome) ? (
        <>
          <p>{t('signIn.noCodes')}</p>
          <Link to="/report" className="button main wide">
            {t('signIn.without')}
          </Link>
        </>
      ) : (
        <PhoneForm onDone={() => goOn(queryClient.getQueryData(meQuery.queryKey))} />
      )}
      {way === 'password' &&
        (welcome?.codes ? (
          <button type="button" className="button bare" onClick={() => setForgotten(true)}>
            {t('accounts-own:own.forgotten')}
          </button>
        ) : (
          <p className="hint">{t('accounts-own:own.askAdmin')}</p>
        ))}
      <Link to="/privacy" className="button bare">
        {t('privacy.title')}
      </Link>
      <DemoPanel onDone={goOn} />
    </Page>
  );
};
