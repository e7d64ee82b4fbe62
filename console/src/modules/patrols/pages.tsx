import { AuditOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type LayerView, page, type TodoView } from '../../app/pages.ts';
import { type PatrolSearch, readPatrolSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/patrols': PatrolSearch;
    '/patrols/routes': PatrolSearch;
    '/patrols/routes/$routeId': object;
    '/patrols/points': PatrolSearch;
    '/patrols/scans': PatrolSearch;
    '/patrols/figures': PatrolSearch;
    '/patrols/misses': PatrolSearch;
    '/patrols/checklists': object;
  }
}

const permission = 'patrols.read' as const;
const shared = { permission, search: readPatrolSearch } as const;

export default [
  page({
    ...shared,
    path: '/patrols',
    title: 'patrols:nav',
    menu: { group: 'field', order: 10, icon: <AuditOutlined /> },
    load: async () => (await import('./Board.tsx')).Board,
  }),
  page({
    ...shared,
    path: '/patrols/routes',
    title: 'patrols-console:parts.routes',
    load: async () => (await import('./Routes.tsx')).Routes,
  }),
  page({
    path: '/patrols/routes/$routeId',
    inside: '/patrols/routes',
    permission,
    title: 'patrols-console:parts.routes',
    load: async () => (await import('./RoutePage.tsx')).RoutePage,
  }),
  page({
    ...shared,
    path: '/patrols/points',
    title: 'patrols-console:parts.points',
    load: async () => (await import('./Points.tsx')).Points,
  }),
  page({ ...shared, path: '/patrols/scans', title: 'patrols-console:parts.scans', load: async () => (await import('./Scans.tsx')).Scans }),
  page({
    ...shared,
    path: '/patrols/figures',
    title: 'patrols-console:parts.figures',
    load: async () => (await import('./Figures.tsx')).Figures,
  }),
  page({
    ...shared,
    path: '/patrols/misses',
    title: 'patrols-console:parts.misses',
    load: async () => (await import('./Misses.tsx')).Misses,
  }),
  page({
    path: '/patrols/checklists',
    title: 'patrols:checklists.title',
    permission: 'patrols.set_checklists',
    load: async () => (await import('./Checklists.tsx')).ChecklistsPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'patrols.doubt': { title: 'patrols-console:todos.doubt', link: () => linkOptions({ to: '/patrols/scans', search: { only: 'doubts' } }) },
  'patrols.missed': {
    title: 'patrols-console:todos.missed',
    link: ({ id }) => linkOptions({ to: '/patrols/routes/$routeId', params: { routeId: id.slice(0, 36) } }),
  },
};

export const layers: Readonly<Record<string, LayerView>> = {
  patrols: {
    title: 'patrols:layer',
    mark: { path: 'M10 1l7 3v5c0 5-3 8-7 10c-4-2-7-5-7-10V4zM9 12.500l5-5-1.300-1.300L9 9.900 7.300 8.200 6 9.500z', colour: 'info' },
    link: () => linkOptions({ to: '/patrols/points' }),
  },
};
