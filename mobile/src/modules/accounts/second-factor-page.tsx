import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { isStaff, refreshMe, useMe } from '../../session/session.ts';

/** Where a role asks for a second factor and there is none: leads to the page that sets it up, and on when that is done. */
export const SecondFactorPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const done = me != null && !me.account.mustSetUpSecondFactor;
  useEffect(() => {
    if (done) void navigate({ to: isStaff(me) ? '/tasks' : '/', replace: true });
  }, [done, me, navigate]);
  return (
    <Page title={t('secondFactor.title')} back>
      <p>{t('secondFactor.must')}</p>
      <a className="button main wide" href="/console/security">
        {t('secondFactor.go')}
      </a>
      <button type="button" className="button wide" onClick={() => void refreshMe().catch(() => undefined)}>
        {t('secondFactor.again')}
      </button>
    </Page>
  );
};
