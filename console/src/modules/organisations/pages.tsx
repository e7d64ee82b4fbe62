import { ApartmentOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { kindsOfLayers, organisationKindSet } from '#contract/organisations/kinds.ts';
import { type FindView, type LayerView, page, type TodoView } from '../../app/pages.ts';
import { DueBadge } from './DueBadge.tsx';
import { type OrganisationSearch, readOrganisationSearch } from './organisations/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/organisations': OrganisationSearch;
    '/organisations/$organisationId': OrganisationSearch;
    '/organisations/map': OrganisationSearch;
    '/organisations/agreements': OrganisationSearch;
    '/organisations/sheets': OrganisationSearch;
  }
}

export default [
  page({
    path: '/organisations',
    title: 'organisations:nav.organisations',
    permission: 'organisations.read',
    menu: { group: 'organisations', order: 10, icon: <ApartmentOutlined />, badge: DueBadge },
    search: readOrganisationSearch,
    load: async () => (await import('./organisations/Organisations.tsx')).Organisations,
  }),
  page({
    path: '/organisations/$organisationId',
    inside: '/organisations',
    title: 'organisations:nav.organisations',
    permission: 'organisations.read',
    load: async () => (await import('./organisations/OrganisationPage.tsx')).OrganisationPage,
  }),
  page({
    path: '/organisations/map',
    title: 'organisations:sections.map',
    permission: 'organisations.read',
    search: readOrganisationSearch,
    load: async () => (await import('./organisations/map/OrganisationMap.tsx')).OrganisationMap,
  }),
  page({
    path: '/organisations/agreements',
    title: 'organisations:sections.agreements',
    permission: 'organisations.read',
    search: readOrganisationSearch,
    load: async () => (await import('./organisations/agreements/Agreements.tsx')).Agreements,
  }),
  page({
    path: '/organisations/sheets',
    title: 'organisations:sections.sheets',
    permission: 'organisations.read',
    search: readOrganisationSearch,
    load: async () => (await import('./organisations/sheets/Sheets.tsx')).Sheets,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'organisations.agreement': { title: 'organisations:todos.agreement', link: () => linkOptions({ to: '/organisations/agreements' }) },
};

export const finds: Readonly<Record<string, FindView>> = {
  'organisations.organisation': {
    title: 'organisations:nav.organisations',
    link: ({ id }) => linkOptions({ to: '/organisations/$organisationId', params: { organisationId: id } }),
  },
};

const link: LayerView['link'] = (id) => linkOptions({ to: '/organisations/$organisationId', params: { organisationId: id } });
/** The grid a worker answers for, as one of the areas below the one above it. */
const gridOf: LayerView['link'] = (code) =>
  linkOptions({
    to: '/grids',
    search: { area: code.slice(0, [6, 9, 12, 15].findLast((length) => length < code.length) ?? code.length), grid: code },
  });

export const layers: Readonly<Record<string, LayerView>> = {
  organisations: {
    title: 'map:layers.organisations',
    mark: {
      path: 'M10 1.800l2.500 5.200 5.700.800-4.100 4 1 5.700-5.100-2.700-5.100 2.700 1-5.700-4.100-4 5.700-.800z',
      colour: 'accent',
    },
    kinds: { codes: kindsOfLayers.organisations, set: organisationKindSet },
    link,
  },
  units: {
    title: 'map:layers.units',
    mark: { path: 'M3 17V7l7-5 7 5v10h-5v-5H8v5z', colour: 'ink' },
    kinds: { codes: kindsOfLayers.units, set: organisationKindSet },
    link,
  },
  teams: {
    title: 'map:layers.teams',
    mark: { path: 'M4 2h2v1h11l-3 4 3 4H6v7H4z', colour: 'info' },
    kinds: { codes: kindsOfLayers.teams, set: organisationKindSet },
    link,
  },
  workers: {
    title: 'map:layers.workers',
    mark: { path: 'M10 2a3.700 3.700 0 1 1 0 7.400a3.700 3.700 0 1 1 0-7.400zM3 18c0-4.500 3-7 7-7s7 2.500 7 7z', colour: 'info' },
    link: gridOf,
  },
};
