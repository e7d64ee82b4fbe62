import { BuildOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type RenovationSearch, readRenovationSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/renovations': RenovationSearch;
    '/renovations/$renovationId': object;
  }
}

export default [
  page({
    path: '/renovations',
    title: 'renovations:title',
    permission: 'renovations.read',
    menu: { group: 'property', order: 60, icon: <BuildOutlined /> },
    search: readRenovationSearch,
    load: async () => (await import('./list/Renovations.tsx')).Renovations,
  }),
  page({
    path: '/renovations/$renovationId',
    title: 'renovations:title',
    permission: 'renovations.read',
    load: async () => (await import('./renovation/RenovationPage.tsx')).RenovationPage,
  }),
];

/** A to-do names its renovation first. */
const link = ({ id }: { id: string }) =>
  linkOptions({ to: '/renovations/$renovationId', params: { renovationId: id.split(':')[0] ?? id } });

export const todos: Readonly<Record<string, TodoView>> = {
  'renovations.picture': { title: 'renovations-console:todos.picture', link },
  'renovations.milestone': { title: 'renovations-console:todos.milestone', link },
  'renovations.step': { title: 'renovations-console:todos.step', link },
};
