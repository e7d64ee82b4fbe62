import { HomeOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/visits': object;
    '/visits/$planId': object;
  }
}

export default [
  page({
    path: '/visits',
    title: 'visits-console:title',
    permission: 'visits.read',
    menu: { group: 'field', order: 20, icon: <HomeOutlined /> },
    load: async () => (await import('./plans/Plans.tsx')).Plans,
  }),
  page({
    path: '/visits/$planId',
    title: 'visits-console:title',
    permission: 'visits.read',
    load: async () => (await import('./plan/PlanPage.tsx')).PlanPage,
  }),
];

const toPlans = () => linkOptions({ to: '/visits' });
export const todos: Readonly<Record<string, TodoView>> = {
  'visits.due': { title: 'visits-console:todos.due', link: toPlans },
  'visits.follow_up': { title: 'visits-console:todos.follow_up', link: toPlans },
  'visits.renew': { title: 'visits-console:todos.renew', link: ({ id }) => linkOptions({ to: '/visits/$planId', params: { planId: id } }) },
  'visits.plan': { title: 'visits-console:todos.plan', link: toPlans },
};
