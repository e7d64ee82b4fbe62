import { SolutionOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { readWorkforceSearch, type WorkforceSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/workforce': WorkforceSearch;
    '/workforce/headcount': WorkforceSearch;
    '/workforce/scheme': object;
  }
}

export default [
  page({
    path: '/workforce',
    title: 'workforce-console:title',
    permission: 'workforce.read',
    menu: { group: 'organisations', order: 60, icon: <SolutionOutlined /> },
    search: readWorkforceSearch,
    load: async () => (await import('./list/Workers.tsx')).Workers,
  }),
  page({
    path: '/workforce/headcount',
    title: 'workforce-console:sections.headcount',
    permission: 'workforce.read',
    search: readWorkforceSearch,
    load: async () => (await import('./headcount/Headcount.tsx')).Headcount,
  }),
  page({
    path: '/workforce/scheme',
    title: 'workforce-console:sections.scheme',
    permission: 'workforce.set_scheme',
    load: async () => (await import('./scheme/SchemePage.tsx')).SchemePage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'workforce.promote': {
    title: 'workforce-console:todos.promote',
    link: () => linkOptions({ to: '/workforce', search: { which: 'due' } }),
  },
};
