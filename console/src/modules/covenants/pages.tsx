import { FileProtectOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type CovenantSearch, readCovenantSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/covenants': CovenantSearch;
    '/covenants/rules': object;
    '/covenants/$covenantId': object;
  }
}

const permission = 'covenants.read' as const;
export default [
  page({
    path: '/covenants',
    title: 'covenants-console:title',
    permission,
    menu: { group: 'deliberation', order: 30, icon: <FileProtectOutlined /> },
    search: readCovenantSearch,
    load: async () => (await import('./list/Covenants.tsx')).Covenants,
  }),
  page({
    path: '/covenants/rules',
    title: 'covenants-console:definition.title',
    permission: 'covenants.design',
    load: async () => (await import('./rules/Rules.tsx')).Rules,
  }),
  page({
    path: '/covenants/$covenantId',
    title: 'covenants-console:title',
    permission,
    load: async () => (await import('./one/CovenantPage.tsx')).CovenantPage,
  }),
];

const link: TodoView['link'] = ({ data }) =>
  linkOptions({ to: '/covenants/$covenantId', params: { covenantId: String(data['covenant']) } });
export const todos: Readonly<Record<string, TodoView>> = Object.fromEntries(
  ['review', 'check', 'carry_on'].map((what) => [`covenants.${what}`, { title: `covenants-console:todos.${what}`, link }]),
);
