import { StarOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type HonourSearch, readHonourSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/honours': HonourSearch;
    '/honours/$roundId': object;
  }
}

const permission = 'honours.read' as const;
export default [
  page({
    path: '/honours',
    title: 'honours-console:title',
    permission,
    menu: { group: 'organisations', order: 84, icon: <StarOutlined /> },
    search: readHonourSearch,
    load: async () => (await import('./list/Honours.tsx')).Honours,
  }),
  page({
    path: '/honours/$roundId',
    title: 'honours-console:title',
    permission,
    load: async () => (await import('./one/RoundPage.tsx')).RoundPage,
  }),
];

const link: TodoView['link'] = ({ data }) => linkOptions({ to: '/honours/$roundId', params: { roundId: String(data['round']) } });
export const todos: Readonly<Record<string, TodoView>> = { 'honours.step': { title: 'honours-console:todos.step', link } };
