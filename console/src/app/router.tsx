import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { CallError } from '#client/call.ts';
import { Broken } from '../components/Broken.tsx';
import { Unknown } from '../components/Unknown.tsx';
import { pages } from './manifest.ts';
import type { PageOf, Path, Paths } from './pages.ts';
import { meQuery, queryClient } from './queries.ts';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ component: Outlet });

/** Loads the account, or leads to the sign-in page and back again. */
const signedIn = async (to: string) => {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof CallError && error.status === 401) throw redirect({ to: '/sign-in', search: to === '/' ? {} : { to } });
    throw error;
  }
};

/** Leads to what an account must do before anything else. Pages that stand alone are left out: they are where it is done. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const me = await signedIn(location.href);
    if (me.account.mustChangePassword) throw redirect({ to: '/password' });
    if (me.account.mustSetUpSecondFactor) throw redirect({ to: '/security' });
  },
  component: Shell,
  errorComponent: Broken,
});

const routeOf = (one: PageOf, parent: AnyRoute): AnyRoute => {
  const { path, inside, prepare } = one;
  const route: AnyRoute = createRoute({
    getParentRoute: () => parent,
    path: inside ? path.slice(inside.length + 1) : path,
    ...(one.search && { validateSearch: one.search }),
    ...(one.bare &&
      one.permission !== 'anyone' && { beforeLoad: ({ location }: { location: { href: string } }) => onlyWhatMustBe(location, path) }),
    ...(prepare && {
      loaderDeps: ({ search }: { search: never }) => prepare.of(search),
      loader: ({ deps }: { deps: never }) => prepare.run(deps),
    }),
    staticData: inside ? { detail: true } : { permission: one.permission },
    component: lazyRouteComponent(async () => ({ default: await one.load() })),
  } as never);
  const within = pages.filter((other) => other.inside === path).map((other) => routeOf(other, route));
  return within.length > 0 ? route.addChildren(within) : route;
};

/** Only the new password comes before everything. */
const onlyWhatMustBe = async ({ href }: { href: string }, path: string): Promise<void> => {
  const me = await signedIn(href);
  if (me.account.mustChangePassword && path !== '/password') throw redirect({ to: '/password' });
};

const outermost = pages.filter((one) => !one.inside);
const framed = outermost.filter((one) => !one.bare).map((one) => routeOf(one, shell));
const bare = outermost.filter((one) => one.bare).map((one) => routeOf(one, root));

const typed = <P extends Path>(path: P, search: (raw: Record<string, unknown>) => Paths[P]) =>
  createRoute({ getParentRoute: () => shell, path, validateSearch: search });
/** What links and pages know of the addresses: every module's, each with its search. */
type Routes = { [P in Path]: ReturnType<typeof typed<P>> };

/** All pages of the console, each loaded when first opened. */
export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren(framed as unknown as Routes[Path][]), ...(bare as unknown as [])]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Unknown,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** What opens the page. */
    permission?: PageOf['permission'];
    /** It shows one thing of a list. */
    detail?: boolean;
  }
}
