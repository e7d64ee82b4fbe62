import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { CallError } from '#client/call.ts';
import { Broken } from '../components/Broken.tsx';
import { Forbidden, NoPost } from '../components/Forbidden.tsx';
import { Unknown } from '../components/Unknown.tsx';
import { readCoverageSearch } from '../modules/coverage/coverage/search.ts';
import { readGridsSearch } from '../modules/drawing/grids/search.ts';
import { mapCountsQuery, mapSetupQuery } from '../modules/map/map/queries.ts';
import { readMapSearch } from '../modules/map/map/search.ts';
import { readOrganisationSearch } from '../modules/organisations/organisations/search.ts';
import { readPlacesSearch } from '../modules/places/places/search.ts';
import { firstPage, mayOpen, type Page } from './access.ts';
import { meQuery, queryClient } from './queries.ts';
import { Shell } from './Shell.tsx';
import { readDeskSearch, readOverviewSearch } from './search.ts';

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { to?: string } => (typeof raw['to'] === 'string' ? { to: raw['to'] } : {}),
  component: lazyRouteComponent(() => import('../modules/accounts/sign-in/SignIn.tsx'), 'SignIn'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  beforeLoad: async ({ location }) => void (await signedIn(location.href)),
  component: lazyRouteComponent(() => import('../modules/accounts/password/Password.tsx'), 'Password'),
});

const security = createRoute({
  getParentRoute: () => root,
  path: '/security',
  beforeLoad: async ({ location }) => {
    const me = await signedIn(location.href);
    if (me.account.mustChangePassword) throw redirect({ to: '/password' });
  },
  component: lazyRouteComponent(() => import('../modules/accounts/security/Security.tsx'), 'Security'),
});

/** Loads the account, or leads to the sign-in page and back again. */
const signedIn = async (to: string) => {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof CallError && error.status === 401) throw redirect({ to: '/sign-in', search: to === '/' ? {} : { to } });
    throw error;
  }
};

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

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    const me = queryClient.getQueryData(meQuery.queryKey);
    const page = me && firstPage(me);
    if (page === 'cases') throw redirect({ to: '/cases', search: { queue: 'todo' } });
    if (page) throw redirect({ to: `/${page}` });
  },
  component: NoPost,
});

/** The page's component, or the words about a missing permission when the account's posts do not reach it. */
const guarded = (page: Page, Component: ReturnType<typeof lazyRouteComponent>) => {
  const Guarded = () => {
    const me = queryClient.getQueryData(meQuery.queryKey);
    return me && mayOpen(me, page) ? <Component /> : <Forbidden />;
  };
  return Object.assign(Guarded, { preload: Component.preload });
};

const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  validateSearch: readDeskSearch,
  component: guarded(
    'cases',
    lazyRouteComponent(() => import('../modules/cases/desk/Desk.tsx'), 'Desk'),
  ),
});
const oneCase = createRoute({
  getParentRoute: () => cases,
  path: '$caseId',
  component: lazyRouteComponent(() => import('../modules/cases/case/CasePage.tsx'), 'CasePage'),
});
const report = createRoute({
  getParentRoute: () => shell,
  path: '/report',
  component: guarded(
    'report',
    lazyRouteComponent(() => import('../modules/cases/report/Report.tsx'), 'Report'),
  ),
});
const map = createRoute({
  getParentRoute: () => shell,
  path: '/map',
  validateSearch: readMapSearch,
  loaderDeps: ({ search }) => ({ area: search.area }),
  // the map engine, which is large, and what to draw are fetched while the page is still on its way
  loader: ({ deps }) => {
    void import('../modules/map/map/CityCanvas.tsx');
    void queryClient.prefetchQuery(mapSetupQuery);
    void queryClient.prefetchQuery(mapCountsQuery(deps.area));
  },
  component: guarded(
    'map',
    lazyRouteComponent(() => import('../modules/map/map/MapPage.tsx'), 'MapPage'),
  ),
});
const overview = createRoute({
  getParentRoute: () => shell,
  path: '/overview',
  validateSearch: readOverviewSearch,
  component: guarded(
    'overview',
    lazyRouteComponent(() => import('../modules/cases/overview/Overview.tsx'), 'Overview'),
  ),
});
const grids = createRoute({
  getParentRoute: () => shell,
  path: '/grids',
  validateSearch: readGridsSearch,
  component: guarded(
    'grids',
    lazyRouteComponent(() => import('../modules/drawing/grids/Grids.tsx'), 'Grids'),
  ),
});
const places = createRoute({
  getParentRoute: () => shell,
  path: '/places',
  validateSearch: readPlacesSearch,
  component: guarded(
    'places',
    lazyRouteComponent(() => import('../modules/places/places/Places.tsx'), 'Places'),
  ),
});
const onePlace = createRoute({
  getParentRoute: () => places,
  path: '$placeId',
  component: lazyRouteComponent(() => import('../modules/places/places/PlaceDrawer.tsx'), 'PlaceDrawer'),
});
const coverage = createRoute({
  getParentRoute: () => shell,
  path: '/coverage',
  validateSearch: readCoverageSearch,
  component: guarded(
    'coverage',
    lazyRouteComponent(() => import('../modules/coverage/coverage/Coverage.tsx'), 'Coverage'),
  ),
});
const organisations = createRoute({
  getParentRoute: () => shell,
  path: '/organisations',
  validateSearch: readOrganisationSearch,
  component: guarded(
    'organisations',
    lazyRouteComponent(() => import('../modules/organisations/organisations/Organisations.tsx'), 'Organisations'),
  ),
});
const oneOrganisation = createRoute({
  getParentRoute: () => organisations,
  path: '$organisationId',
  component: lazyRouteComponent(() => import('../modules/organisations/organisations/OrganisationPage.tsx'), 'OrganisationPage'),
});
const organisationMap = createRoute({
  getParentRoute: () => shell,
  path: '/organisations/map',
  validateSearch: readOrganisationSearch,
  component: guarded(
    'organisations',
    lazyRouteComponent(() => import('../modules/organisations/organisations/map/OrganisationMap.tsx'), 'OrganisationMap'),
  ),
});
const agreements = createRoute({
  getParentRoute: () => shell,
  path: '/organisations/agreements',
  validateSearch: readOrganisationSearch,
  component: guarded(
    'organisations',
    lazyRouteComponent(() => import('../modules/organisations/organisations/agreements/Agreements.tsx'), 'Agreements'),
  ),
});
const sheets = createRoute({
  getParentRoute: () => shell,
  path: '/organisations/sheets',
  validateSearch: readOrganisationSearch,
  component: guarded(
    'organisations',
    lazyRouteComponent(() => import('../modules/organisations/organisations/sheets/Sheets.tsx'), 'Sheets'),
  ),
});
const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  component: guarded(
    'accounts',
    lazyRouteComponent(() => import('../modules/accounts/accounts/Accounts.tsx'), 'Accounts'),
  ),
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: guarded(
    'audit',
    lazyRouteComponent(() => import('../modules/accounts/audit/Audit.tsx'), 'Audit'),
  ),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: guarded(
    'settings',
    lazyRouteComponent(() => import('../modules/platform/settings/Settings.tsx'), 'Settings'),
  ),
});

const routeTree = root.addChildren([
  signIn,
  password,
  security,
  shell.addChildren([
    home,
    cases.addChildren([oneCase]),
    report,
    map,
    overview,
    organisations.addChildren([oneOrganisation]),
    organisationMap,
    agreements,
    sheets,
    coverage,
    grids,
    places.addChildren([onePlace]),
    accounts,
    audit,
    settings,
  ]),
]);

/** All pages of the console, each loaded when first opened. */
export const router = createRouter({
  routeTree,
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
}
