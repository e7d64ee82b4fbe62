import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { PageOf, Path, Paths } from './app-pages.ts';
import { HomePage } from './pages/home/home-page.tsx';
import { LostPage } from './pages/lost-page.tsx';
// Not fetched on demand: it is opened when there is no network.
import { OutboxPage } from './pages/outbox-page.tsx';
import { Connection } from './parts/connection.tsx';
import { Failure, Loading } from './parts/states.tsx';
import { Toasts } from './parts/toast.tsx';
import { UpdatePrompt } from './parts/update-prompt.tsx';
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

const own = [
  createRoute({ ...at, path: '/', component: HomePage }),
  createRoute({ ...at, path: '/outbox', component: OutboxPage }),
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
