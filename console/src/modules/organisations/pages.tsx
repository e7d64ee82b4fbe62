import { ApartmentOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type FindView, page, type TodoView } from '../../app/pages.ts';
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
  'organisations.person': {
    title: 'organisations:finds.person',
    // the organisation the office is held in; offices in areas stand with the area's organisations
    link: ({ note }) => linkOptions({ to: '/organisations', search: note && !note.includes(' · ') ? { q: note } : {} }),
  },
};
