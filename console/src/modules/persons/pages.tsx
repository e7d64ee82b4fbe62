import { IdcardOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type FindView, page, type TodoView } from '../../app/pages.ts';
import { type PersonSearch, readPersonSearch } from './persons/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/persons': PersonSearch;
    '/persons/$personId': object;
    '/persons/doubts': object;
    '/persons/requests': object;
  }
}

export default [
  page({
    path: '/persons',
    title: 'persons:nav.persons',
    permission: 'persons.manage',
    menu: { group: 'organisations', order: 20, icon: <IdcardOutlined /> },
    search: readPersonSearch,
    load: async () => (await import('./persons/Persons.tsx')).Persons,
  }),
  page({
    path: '/persons/doubts',
    title: 'persons:nav.doubts',
    permission: 'persons.manage',
    load: async () => (await import('./persons/Doubts.tsx')).Doubts,
  }),
  page({
    path: '/persons/requests',
    title: 'persons:nav.requests',
    permission: 'persons.requests',
    load: async () => (await import('./persons/Requests.tsx')).Requests,
  }),
  page({
    path: '/persons/$personId',
    title: 'persons:nav.persons',
    permission: 'persons.manage',
    load: async () => (await import('./persons/PersonPage.tsx')).PersonPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'persons.request': { title: 'persons:todos.request', link: () => linkOptions({ to: '/persons/requests' }) },
  'persons.doubt': { title: 'persons:todos.doubt', link: () => linkOptions({ to: '/persons/doubts' }) },
};

export const finds: Readonly<Record<string, FindView>> = {
  'persons.person': {
    title: 'persons:finds.person',
    link: ({ id }) => linkOptions({ to: '/persons/$personId', params: { personId: id } }),
  },
};
