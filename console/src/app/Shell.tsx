import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Forbidden } from '../components/Forbidden.tsx';
import { mayOpen } from './access.ts';
import { onRefusal } from './api.ts';
import { Header } from './Header.tsx';
import { useMedia } from './hooks.ts';
import { wantLastForm } from './kept.ts';
import { LeftList } from './LeftList.tsx';
import { startLive } from './live.ts';
import { SideMenu } from './Menu.tsx';
import { forgetPerson, meQuery, queryClient } from './queries.ts';
import { useRemembering } from './recent.ts';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));

/** The frame around every page behind the sign-in: header, live stream, and the way back to the sign-in when a session has ended. */
export const Shell = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leaving = useRef(false);
  const { data: me } = useQuery(meQuery);
  const href = useRouterState({ select: (s) => s.location.href });
  const permission = useRouterState({ select: (s) => s.matches.find((m) => m.staticData.permission)?.staticData.permission });
  const [searching, setSearching] = useState(false);
  const detail = useRouterState({ select: (s) => s.matches.at(-1)?.staticData.detail === true });
  const account = me?.account.id;
  useRemembering(account, detail ? href : null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSearching((now) => !now);
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const wide = useMedia('(min-width: 900px)');
  const listener = me?.account.id;

  useEffect(() => (listener ? startLive(listener) : undefined), [listener]);
  useEffect(
    () =>
      onRefusal((error) => {
        if (error.code === 'accounts.second_factor_required')
          void queryClient.fetchQuery({ ...meQuery, staleTime: 0 }).then(() => navigate({ to: '/security' }));
        if (error.code !== 'session.required' || leaving.current) return;
        // many requests hear of it at once; a second way to the sign-in page would empty the form somebody types in by then
        leaving.current = true;
        const account = queryClient.getQueryData(meQuery.queryKey)?.account.id;
        if (account) wantLastForm(account);
        void navigate({ to: '/sign-in', search: { to: href } })
          .then(forgetPerson)
          .finally(() => {
            leaving.current = false;
          });
      }),
    [navigate, href],
  );
  if (!me) return null;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Header me={me} onSearch={() => setSearching(true)} />
      <div className="shell-body">
        {wide && <SideMenu me={me} />}
        <div className="shell-page">
          <LeftList account={me.account.id} />
          <main id="main" className="main" tabIndex={-1}>
            <Suspense fallback={null}>{permission && !mayOpen(me, permission) ? <Forbidden /> : <Outlet />}</Suspense>
          </main>
        </div>
      </div>
      {searching && (
        <Suspense fallback={null}>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
};
