import { SmileOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { readVolunteerSearch, type VolunteerSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/volunteers': VolunteerSearch;
  }
}

export default [
  page({
    path: '/volunteers',
    title: 'volunteers-console:title',
    permission: 'volunteers.read',
    menu: { group: 'participation', order: 40, icon: <SmileOutlined /> },
    search: readVolunteerSearch,
    load: async () => (await import('./volunteers/Volunteering.tsx')).Volunteering,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'volunteers.certify': {
    title: 'volunteers-console:todos.certify',
    link: () => linkOptions({ to: '/volunteers', search: { tab: 'hours' } }),
  },
  'volunteers.contested': {
    title: 'volunteers-console:todos.contested',
    link: () => linkOptions({ to: '/volunteers', search: { tab: 'contested' } }),
  },
  'volunteers.joining': {
    title: 'volunteers-console:todos.joining',
    link: () => linkOptions({ to: '/volunteers', search: { tab: 'teams' } }),
  },
  'volunteers.burst': {
    title: 'volunteers-console:todos.burst',
    link: ({ id }) => linkOptions({ to: '/volunteers', search: { tab: 'held', burst: id } }),
  },
};
