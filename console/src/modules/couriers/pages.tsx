import { CarOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { readStationSearch, type StationSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/couriers': StationSearch;
    '/couriers/help': object;
  }
}

export default [
  page({
    path: '/couriers',
    title: 'couriers-console:title',
    permission: 'couriers.read',
    menu: { group: 'participation', order: 80, icon: <CarOutlined /> },
    search: readStationSearch,
    load: async () => (await import('./Stations.tsx')).Stations,
  }),
  page({
    path: '/couriers/help',
    title: 'couriers-console:help.title',
    permission: 'couriers.help',
    load: async () => (await import('./Helps.tsx')).Helps,
  }),
];

const link: TodoView['link'] = () => linkOptions({ to: '/couriers/help' });
export const todos: Readonly<Record<string, TodoView>> = {
  'couriers.help': { title: 'couriers-console:todos.help', link },
  'couriers.help_mine': { title: 'couriers-console:todos.help_mine', link },
};
