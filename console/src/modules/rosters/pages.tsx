import { ScheduleOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import type { Todo } from '#contract/workbench/api.ts';
import { type LayerView, page, type TodoView } from '../../app/pages.ts';
import { type RosterSearch, readRosterSearch } from './rosters/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/rosters': object;
    '/rosters/$rosterId': RosterSearch;
  }
}

export default [
  page({
    path: '/rosters',
    title: 'rosters:nav.rosters',
    permission: 'rosters.read',
    menu: { group: 'organisations', order: 40, icon: <ScheduleOutlined /> },
    load: async () => (await import('./rosters/Rosters.tsx')).Rosters,
  }),
  page({
    path: '/rosters/$rosterId',
    inside: '/rosters',
    title: 'rosters:nav.rosters',
    permission: 'rosters.read',
    search: readRosterSearch,
    load: async () => (await import('./rosters/RosterPage.tsx')).RosterPage,
  }),
];

const linkTo = (rosterId: string) => linkOptions({ to: '/rosters/$rosterId', params: { rosterId } });
const link = ({ data }: Todo) => linkTo(String(data['rosterId']));
const own = () => linkOptions({ to: '/rosters' });

export const todos: Readonly<Record<string, TodoView>> = {
  'rosters.swap': { title: 'rosters:todos.swap', link: own },
  'rosters.confirm': { title: 'rosters:todos.confirm', link },
  'rosters.gap': { title: 'rosters:todos.gap', link },
  'rosters.handover': { title: 'rosters:todos.handover', link: own },
};

export const layers: Readonly<Record<string, LayerView>> = {
  duty: {
    title: 'rosters:layer',
    mark: { path: 'M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM9 5v6l4.500 2.700 1-1.700L11 10V5z', colour: 'info' },
    link: linkTo,
  },
};
