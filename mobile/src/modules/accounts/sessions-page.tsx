import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { deviceWords, networkWords } from '#ui/session-words.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { forgetSession } from '../../session/session.ts';

/** Where the own account is signed in, and the way to sign out there. */
export const SessionsPage = () => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const list = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => call(accountsApi.listSessions, {}, signal),
    staleTime: 0,
  });
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    await act().catch(setError);
    setBusy(false);
  };
  const endOne = (sessionId: string) =>
    run(async () => {
      await call(accountsApi.endSession, { params: { sessionId }, body: {} });
      toast(t('accounts-own:sessions.ended'));
      await list.refetch();
    });
  const endOthers = () =>
    run(async () => {
      const { ended } = await call(accountsApi.endSessions, { body: { which: 'others' } });
      toast(t('accounts-own:sessions.endedOthers', { count: ended }));
      await list.refetch();
    });
  const endAll = () => {
    if (!window.confirm(t('accounts-own:sessions.confirmAll'))) return;
    void run(async () => {
      await call(accountsApi.endSessions, { body: { which: 'all' } });
      await forgetSession();
      void navigate({ to: '/' });
    });
  };
  const items = list.data?.items ?? [];
  return (
    <Page title={t('accounts-own:sessions.title')} back>
      <p className="soft">{t('accounts-own:sessions.lead')}</p>
      {list.isPending && <Loading rows={2} />}
      {list.isError && items.length === 0 && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="stack">
        {items.map((one) => (
          <li key={one.id} className="card">
            <div className="tight">
              <strong>
                {deviceWords(one, t)} {one.current && <span className="tag">{t('accounts-own:sessions.this')}</span>}
              </strong>
              <span className="hint">{networkWords(one, t)}</span>
              <span className="hint">
                {t('accounts-own:sessions.times', {
                  from: shortTime(one.signedInAt, i18n.language),
                  last: shortTime(one.lastSeenAt, i18n.language),
                })}
              </span>
            </div>
            {!one.current && (
              <button
                type="button"
                className="button"
                disabled={busy}
                aria-label={t('accounts-own:sessions.endOne', { device: deviceWords(one, t) })}
                onClick={() => void endOne(one.id)}
              >
                {t('accounts-own:sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {items.length === 1 && <p className="hint">{t('accounts-own:sessions.only')}</p>}
      <FormError error={error} />
      {items.length > 1 && (
        <button type="button" className="button wide" disabled={busy} onClick={() => void endOthers()}>
          {t('accounts-own:sessions.endOthers')}
        </button>
      )}
      {items.length > 0 && (
        <button type="button" className="button wide" disabled={busy} onClick={endAll}>
          {t('accounts-own:sessions.endAll')}
        </button>
      )}
      <p className="hint">{t('accounts-own:sessions.kept')}</p>
    </Page>
  );
};
