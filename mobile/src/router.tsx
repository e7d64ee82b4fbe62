import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
  useLocation,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import type { PageOf, Path, Paths } from './app-pages.ts';
import { LostPage } from './pages/lost-page.tsx';
import { Connection } from './parts/connection.tsx';
import { Failure, Loading } from './parts/states.tsx';
import { Toasts } from './parts/toast.tsx';
import { UpdatePrompt } from './parts/update-prompt.tsx';
import { useStanding } from './session/bound.ts';
import { Guard } from './session/guard.tsx';
import { wantWords } from './words.ts';

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

const LockScreen = lazyRouteComponent(async () => {
  const [{ LockScreen: screen }] = await Promise.all([import('./session/lock-screen.tsx'), wantWords(['accounts-phone'])]);
  return { default: screen };
});

const Frame = () => {
  const here = useLocation({ select: (location) => location.pathname });
  // a forgotten PIN leaves the way to sign in
  const locked = useStanding().locked && !open.includes(here);
  return (
    <div className="app">
      <Guard />
      <UpdatePrompt />
      <Connection />
      {locked ? (
        <Suspense fallback={<Pending />}>
          <LockScreen />
        </Suspense>
      ) : (
        <Outlet />
      )}
      <Toasts />
    </div>
  );
};
/** Pages of a sign-in: they stand open while the phone is locked. */
const open = ['/sign-in', '/password', '/second-factor', '/privacy'];

const root = createRootRoute({ component: Frame, notFoundComponent: LostPage });
const at = { getParentRoute: () => root };

const described = Object.values(import.meta.glob<readonly PageOf[]>('./modules/*/pages.ts', { eager: true, import: 'default' })).flat();

/** Code and words of a page together. */
const routes = described.map(({ path, search, load, words = [] }) =>
  createRoute({
    ...at,
    path,
    ...(search && { validateSearch: search }),
    component: lazyRouteComponent(async () => ({ default: (await Promise.all([load(), wantWords(words)]))[0] })),
  } as never),
);

const home = lazyRouteComponent(async () => ({ default: (await import('./pages/home/home-page.tsx')).HomePage }));
// what opens first is fetched beside the words
if (location.pathname === '/') void home.preload?.()?.catch(() => undefined);

/** Opened where there is no network, hence fetched before it is asked for, as soon as the first page stands. */
export const outbox = lazyRouteComponent(async () => {
  const [{ OutboxPage }] = await Promise.all([import('./pages/outbox/outbox-page.tsx'), wantWords(['outbox-phone'])]);
  return { default: OutboxPage };
});

const own = [
  createRoute({ ...at, path: '/', component: home }),
  createRoute({ ...at, path: '/outbox', component: outbox }),
  createRoute({
    ...at,
    path: '/index.html',
    beforeLoad: () => {
      throw redirect({ to: '/' });
    },
  }),
] as const;

const typed = <P extends Path>(path: P, search: (raw: Record<string, unknown>) => Paths[P]) =>
  createRoute({ ...at, path, validateSearch: search });
/** What links know of the addresses: every module's, each with its search. */
type Routes = { [P in Path]: ReturnType<typeof typed<P>> };

export const router = createRouter({
  routeTree: root.addChildren([...own, ...(routes as unknown as Routes[Path][])]),
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
