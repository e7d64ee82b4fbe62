import { NotificationOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import type { Todo } from '#contract/workbench/api.ts';
import { page, type TodoView } from '../../app/pages.ts';
import { readWhistleSearch, type WhistleSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/whistles': WhistleSearch;
    '/whistles/$whistleId': object;
    '/whistles/records': WhistleSearch;
    '/whistles/rules': object;
  }
}

const readers = ['whistles.read', 'whistles.answer'] as const;

export default [
  page({
    path: '/whistles',
    title: 'whistles-console:title',
    permission: readers,
    menu: { group: 'cases', order: 25, icon: <NotificationOutlined /> },
    search: readWhistleSearch,
    load: async () => (await import('./list/Whistles.tsx')).Whistles,
  }),
  page({
    path: '/whistles/records',
    title: 'whistles-console:sections.records',
    permission: readers,
    search: readWhistleSearch,
    load: async () => (await import('./records/Records.tsx')).Records,
  }),
  page({
    path: '/whistles/rules',
    title: 'whistles-console:sections.rules',
    permission: 'whistles.set_rules',
    load: async () => (await import('./rules/Rules.tsx')).Rules,
  }),
  page({
    path: '/whistles/$whistleId',
    title: 'whistles-console:title',
    permission: readers,
    load: async () => (await import('./whistle/WhistlePage.tsx')).WhistlePage,
  }),
];

const link = ({ data }: Todo) =>
  typeof data['whistle'] === 'string'
    ? linkOptions({ to: '/whistles/$whistleId', params: { whistleId: data['whistle'] } })
    : linkOptions({ to: '/cases/$caseId', params: { caseId: String(data['case']) }, search: {} });

export const todos: Readonly<Record<string, TodoView>> = Object.fromEntries(
  ['answer', 'contact', 'arrive', 'feedback', 'assignment', 'rate'].map((what) => [
    `whistles.${what}`,
    { title: `whistles-console:todos.${what}`, link },
  ]),
);
