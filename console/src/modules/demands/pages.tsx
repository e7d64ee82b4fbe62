import { AuditOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type DemandSearch, readDemandSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/demands': DemandSearch;
    '/demands/month': DemandSearch;
    '/demands/check': object;
  }
}

export default [
  page({
    path: '/demands',
    title: 'demands-console:title',
    permission: ['demands.read', 'demands.answer_for_organisation'],
    menu: { group: 'workbench', order: 60, icon: <AuditOutlined /> },
    search: readDemandSearch,
    load: async () => (await import('./demands/Demands.tsx')).Demands,
  }),
  page({
    path: '/demands/month',
    title: 'demands-console:sections.month',
    permission: 'demands.read',
    search: readDemandSearch,
    load: async () => (await import('./month/Month.tsx')).Month,
  }),
  page({
    path: '/demands/check',
    title: 'demands-console:sections.check',
    permission: 'demands.read',
    load: async () => (await import('./check/SelfCheck.tsx')).SelfCheck,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'demands.answer': {
    title: 'demands-console:todos.answer',
    link: ({ id }) => linkOptions({ to: '/demands', search: { which: 'to_me', demand: id } }),
  },
  'demands.complaint_copy': {
    title: 'demands-console:todos.copy',
    link: () => linkOptions({ to: '/audit' }),
  },
  'demands.judge': {
    title: 'demands-console:todos.judge',
    link: ({ data }) => linkOptions({ to: '/demands', search: { which: 'complaints', demand: String(data['demand']) } }),
  },
};
