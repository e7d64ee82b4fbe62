import { CalendarOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type ActivitySearch, type PlanSearch, readActivitySearch, readPlanSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/activities': ActivitySearch;
    '/activities/plan': PlanSearch;
    '/activities/kinds': object;
    '/activities/$activityId': object;
    '/activities/$activityId/screen': object;
  }
}

const permission = 'activities.read' as const;
export default [
  page({
    path: '/activities',
    title: 'activities-console:title',
    permission,
    menu: { group: 'field', order: 40, icon: <CalendarOutlined /> },
    search: readActivitySearch,
    load: async () => (await import('./list/Activities.tsx')).Activities,
  }),
  page({
    path: '/activities/plan',
    title: 'activities-console:plan.title',
    permission,
    search: readPlanSearch,
    load: async () => (await import('./plan/Plan.tsx')).Plan,
  }),
  page({
    path: '/activities/kinds',
    title: 'activities-console:definition.title',
    permission: 'activities.design',
    load: async () => (await import('./kinds/Kinds.tsx')).Kinds,
  }),
  page({
    path: '/activities/$activityId',
    title: 'activities-console:title',
    permission,
    load: async () => (await import('./activity/ActivityPage.tsx')).ActivityPage,
  }),
  page({
    path: '/activities/$activityId/screen',
    title: 'activities-console:screen.title',
    permission: 'activities.organise',
    bare: true,
    load: async () => (await import('./activity/Screen.tsx')).Screen,
  }),
];

const link: TodoView['link'] = ({ id }) => linkOptions({ to: '/activities/$activityId', params: { activityId: id } });
export const todos: Readonly<Record<string, TodoView>> = Object.fromEntries(
  ['tell', 'approve', 'contested', 'certify'].map((what) => [`activities.${what}`, { title: `activities-console:todos.${what}`, link }]),
);
