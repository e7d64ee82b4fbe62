import { GiftOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type ByHandSearch, readByHandSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/points/accounts': object;
    '/points/by-hand': ByHandSearch;
    '/points/budgets': object;
    '/points/oddities': object;
    '/points/rules': object;
  }
}

export default [
  page({
    path: '/points/accounts',
    title: 'points-console:title',
    permission: 'points.read',
    load: async () => (await import('./accounts/Accounts.tsx')).Accounts,
  }),
  page({
    path: '/points/by-hand',
    title: 'points-rules-console:title',
    permission: 'points.entries',
    menu: { group: 'participation', order: 51, icon: <GiftOutlined /> },
    search: readByHandSearch,
    load: async () => (await import('./by-hand/ByHand.tsx')).ByHand,
  }),
  page({
    path: '/points/budgets',
    title: 'points-rules-console:budgets.title',
    permission: 'points.read',
    load: async () => (await import('./budgets/Budgets.tsx')).Budgets,
  }),
  page({
    path: '/points/oddities',
    title: 'points-rules-console:oddities.title',
    permission: 'points.supervise',
    load: async () => (await import('./oddities/Oddities.tsx')).Oddities,
  }),
  page({
    path: '/points/rules',
    title: 'points-rules:definition.title',
    permission: 'points.design',
    load: async () => (await import('./rules/Rules.tsx')).Rules,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'points.confirm': {
    title: 'points-rules-console:todos.confirm',
    link: () => linkOptions({ to: '/points/by-hand', search: { state: 'asked' } }),
  },
  'points.odd': { title: 'points-rules-console:todos.odd', link: () => linkOptions({ to: '/points/oddities' }) },
  'points.objection': { title: 'points-rules-console:todos.objection', link: () => linkOptions({ to: '/points/oddities' }) },
  'points.budget': { title: 'points-rules-console:todos.budget', link: () => linkOptions({ to: '/points/budgets' }) },
};
