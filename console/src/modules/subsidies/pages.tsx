import { PayCircleOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/subsidies': object;
    '/subsidies/runs/$runId': object;
    '/subsidies/schemes/$code': object;
  }
}

// whoever stands for a company sees its own
const permission = ['subsidies.read', 'subsidies.answer'] as const;
export default [
  page({
    path: '/subsidies',
    title: 'subsidies-console:title',
    permission,
    menu: { group: 'property', order: 75, icon: <PayCircleOutlined />, by: { permission: 'subsidies.answer', of: ['property_company'] } },
    load: async () => (await import('./list/Subsidies.tsx')).Subsidies,
  }),
  page({
    path: '/subsidies/runs/$runId',
    title: 'subsidies-console:title',
    permission,
    load: async () => (await import('./run/SubsidyPage.tsx')).SubsidyPage,
  }),
  page({
    path: '/subsidies/schemes/$code',
    title: 'subsidies:definitions.scheme.title',
    permission: 'subsidies.design',
    load: async () => (await import('./scheme/SchemePage.tsx')).SchemePage,
  }),
];

const link: TodoView['link'] = ({ data }) => linkOptions({ to: '/subsidies/runs/$runId', params: { runId: String(data['run']) } });
export const todos: Readonly<Record<string, TodoView>> = Object.fromEntries(
  ['check', 'approve'].map((what) => [`subsidies.${what}`, { title: `subsidies-console:todos.${what}`, link }]),
);
