import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { HomePage } from './pages/home/home-page.tsx';
import { LostPage } from './pages/lost-page.tsx';
// Not fetched on demand: it is opened when there is no network.
import { OutboxPage } from './pages/outbox-page.tsx';
import { Connection } from './parts/connection.tsx';
import { Failure, Loading } from './parts/states.tsx';
import { Toasts } from './parts/toast.tsx';
import { UpdatePrompt } from './parts/update-prompt.tsx';
import { Guard } from './session/guard.tsx';

/** While a page's code is on its way. */
const Pending = () => (
  <main className="page">
    <Loading />
  </main>
);
/** A page that cannot be shown, most often because its code could not be fetched. */
const Broken = ({ error, reset }: ErrorComponentProps) => (
  <main className="page">
    <Failure error={error} onRetry={reset} />
  </main>
);

const Frame = () => (
  <div className="app">
    <Guard />
    <UpdatePrompt />
    <Connection />
    <Outlet />
    <Toasts />
  </div>
);

const root = createRootRoute({ component: Frame, notFoundComponent: LostPage });
const at = { getParentRoute: () => root };
/** Address to go on to after signing in; only addresses of this app. */
const next = (search: Record<string, unknown>): { next?: string } =>
  typeof search['next'] === 'string' && /^\/(?!\/)/.test(search['next']) ? { next: search['next'] } : {};

const routes = [
  createRoute({ ...at, path: '/', component: HomePage }),
  createRoute({ ...at, path: '/report', component: lazyRouteComponent(() => import('./pages/report/report-page.tsx'), 'ReportPage') }),
  createRoute({ ...at, path: '/sent/$caseId', component: lazyRouteComponent(() => import('./pages/sent-page.tsx'), 'SentPage') }),
  createRoute({ ...at, path: '/p/$code', component: lazyRouteComponent(() => import('./pages/place-page.tsx'), 'PlacePage') }),
  createRoute({ ...at, path: '/places', component: lazyRouteComponent(() => import('./pages/places/places-page.tsx'), 'PlacesPage') }),
  createRoute({ ...at, path: '/my', component: lazyRouteComponent(() => import('./pages/my-page.tsx'), 'MyPage') }),
  createRoute({ ...at, path: '/cases/$caseId', component: lazyRouteComponent(() => import('./pages/case/case-page.tsx'), 'CasePage') }),
  createRoute({ ...at, path: '/notices', component: lazyRouteComponent(() => import('./pages/notices/notices-page.tsx'), 'NoticesPage') }),
  createRoute({
    ...at,
    path: '/notices/settings',
    component: lazyRouteComponent(() => import('./pages/notices/notice-settings-page.tsx'), 'NoticeSettingsPage'),
  }),
  createRoute({ ...at, path: '/tasks', component: lazyRouteComponent(() => import('./pages/tasks/tasks-page.tsx'), 'TasksPage') }),
  createRoute({
    ...at,
    path: '/second-factor',
    component: lazyRouteComponent(() => import('./pages/second-factor-page.tsx'), 'SecondFactorPage'),
  }),
  createRoute({ ...at, path: '/outbox', component: OutboxPage }),
  createRoute({
    ...at,
    path: '/sign-in',
    validateSearch: next,
    component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({ ...at, path: '/password', component: lazyRouteComponent(() => import('./pages/password-page.tsx'), 'PasswordPage') }),
  createRoute({ ...at, path: '/account', component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage') }),
  createRoute({ ...at, path: '/sessions', component: lazyRouteComponent(() => import('./pages/sessions-page.tsx'), 'SessionsPage') }),
  createRoute({ ...at, path: '/me', component: lazyRouteComponent(() => import('./pages/me/me-page.tsx'), 'MePage') }),
  createRoute({ ...at, path: '/privacy', component: lazyRouteComponent(() => import('./pages/privacy-page.tsx'), 'PrivacyPage') }),
  createRoute({
    ...at,
    path: '/index.html',
    beforeLoad: () => {
      throw redirect({ to: '/' });
    },
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([...routes]),
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: Pending,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
