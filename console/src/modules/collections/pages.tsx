import { FormOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type CollectionSearch, readCollectionSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/collections': CollectionSearch;
    '/collections/$taskId': CollectionSearch;
    '/collections/sheets/$sheetId': object;
  }
}

const users = ['collections.read', 'collections.answer_for_organisation'] as const;

export default [
  page({
    path: '/collections',
    title: 'collections-console:title',
    permission: users,
    menu: { group: 'workbench', order: 58, icon: <FormOutlined /> },
    search: readCollectionSearch,
    load: async () => (await import('./list/Collections.tsx')).Collections,
  }),
  page({
    path: '/collections/$taskId',
    title: 'collections-console:title',
    permission: 'collections.read',
    search: readCollectionSearch,
    load: async () => (await import('./task/TaskPage.tsx')).TaskPage,
  }),
  page({
    path: '/collections/sheets/$sheetId',
    title: 'collections-console:title',
    permission: users,
    load: async () => (await import('./sheet/SheetPage.tsx')).SheetPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'collections.sheet': {
    title: 'collections-console:todo',
    link: ({ data }) => linkOptions({ to: '/collections/sheets/$sheetId', params: { sheetId: String(data['subject']) } }),
  },
};
