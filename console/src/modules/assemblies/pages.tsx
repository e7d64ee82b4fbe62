import { AuditOutlined, SolutionOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/assemblies': object;
    '/assemblies/$assemblyId': object;
    '/owner-estates': object;
    '/owner-estates/$estateId': object;
    '/owner-rules': object;
  }
}

const permission = 'assemblies.read' as const;
export default [
  page({
    path: '/assemblies',
    title: 'assemblies-console:title',
    permission,
    menu: { group: 'deliberation', order: 60, icon: <AuditOutlined /> },
    load: async () => (await import('./list/Assemblies.tsx')).Assemblies,
  }),
  page({
    path: '/assemblies/$assemblyId',
    title: 'assemblies-console:one',
    permission,
    load: async () => (await import('./assembly/AssemblyPage.tsx')).AssemblyPage,
  }),
  page({
    path: '/owner-estates',
    title: 'assemblies-console:registers',
    permission,
    menu: { group: 'deliberation', order: 65, icon: <SolutionOutlined /> },
    load: async () => (await import('./register/Estates.tsx')).Estates,
  }),
  page({
    path: '/owner-estates/$estateId',
    title: 'assemblies-console:register',
    permission,
    load: async () => (await import('./register/EstatePage.tsx')).EstatePage,
  }),
  page({
    path: '/owner-rules',
    title: 'assemblies:rules.title',
    permission: 'assemblies.set_rules',
    load: async () => (await import('./rules/Rules.tsx')).Rules,
  }),
];

const link: TodoView['link'] = ({ id }) => linkOptions({ to: '/assemblies/$assemblyId', params: { assemblyId: id } });
export const todos: Readonly<Record<string, TodoView>> = {
  'assemblies.notice': { title: 'assemblies-console:todos.notice', link },
  'assemblies.serve': { title: 'assemblies-console:todos.serve', link },
  'assemblies.publish': { title: 'assemblies-console:todos.publish', link },
  'assemblies.review': { title: 'assemblies-console:todos.review', link },
  'assemblies.announce': { title: 'assemblies-console:todos.announce', link },
  'assemblies.archive': { title: 'assemblies-console:todos.archive', link },
  'assemblies.doubts': {
    title: 'assemblies-console:todos.doubts',
    link: ({ id }) => linkOptions({ to: '/owner-estates/$estateId', params: { estateId: id } }),
  },
};
