import { WarningOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type HazardSearch, readHazardSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/hazards': HazardSearch;
    '/hazards/$hazardId': object;
  }
}

const readers = ['hazards.read', 'hazards.order'] as const;

export default [
  page({
    path: '/hazards',
    title: 'hazards-console:title',
    permission: readers,
    menu: { group: 'cases', order: 27, icon: <WarningOutlined /> },
    search: readHazardSearch,
    load: async () => (await import('./ledger/Hazards.tsx')).Hazards,
  }),
  page({
    path: '/hazards/$hazardId',
    title: 'hazards-console:title',
    permission: readers,
    load: async () => (await import('./hazard/HazardPage.tsx')).HazardPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'hazards.check': {
    title: 'hazards-console:todo',
    link: ({ id }) => linkOptions({ to: '/hazards/$hazardId', params: { hazardId: id } }),
  },
};
