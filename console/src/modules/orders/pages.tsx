import { HeartOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type OrderSearch, readOrderSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/orders': OrderSearch;
  }
}

export default [
  page({
    path: '/orders',
    title: 'orders-console:title',
    permission: 'orders.read',
    menu: { group: 'participation', order: 30, icon: <HeartOutlined /> },
    search: readOrderSearch,
    load: async () => (await import('./list/Orders.tsx')).Orders,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'orders.issue': { title: 'orders-console:todos.issue', link: () => linkOptions({ to: '/orders', search: { stand: 'issue' } }) },
  'orders.mine': { title: 'orders-console:todos.mine', link: () => linkOptions({ to: '/orders', search: { stand: 'taken' } }) },
};
