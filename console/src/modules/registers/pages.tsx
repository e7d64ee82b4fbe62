import { ProfileOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type FindView, page, type TodoView } from '../../app/pages.ts';
import { type RegisterSearch, readRegisterSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/registers': object;
    '/registers/$code': RegisterSearch;
    '/registers/$code/design': object;
    '/registers/row/$rowId': object;
  }
}

const readers = ['registers.read', 'registers.design'] as const;

export default [
  page({
    path: '/registers',
    title: 'registers-console:title',
    permission: readers,
    menu: { group: 'services', order: 5, icon: <ProfileOutlined /> },
    load: async () => (await import('./list/Registers.tsx')).Registers,
  }),
  page({
    path: '/registers/$code',
    title: 'registers-console:title',
    permission: 'registers.read',
    search: readRegisterSearch,
    load: async () => (await import('./register/RegisterPage.tsx')).RegisterPage,
  }),
  page({
    path: '/registers/$code/design',
    title: 'registers-console:design.title',
    permission: 'registers.design',
    load: async () => (await import('./design/DesignPage.tsx')).DesignPage,
  }),
  page({
    path: '/registers/row/$rowId',
    title: 'registers-console:title',
    permission: 'registers.read',
    load: async () => (await import('./register/RowRedirect.tsx')).RowRedirect,
  }),
];

const toRow = (code: unknown, id: string) => linkOptions({ to: '/registers/$code', params: { code: String(code) }, search: { row: id } });

export const todos: Readonly<Record<string, TodoView>> = {
  'registers.expiring': { title: 'registers-console:todo', link: ({ id, data }) => toRow(data['code'], id) },
};
export const finds: Readonly<Record<string, FindView>> = {
  'registers.row': { title: 'registers-console:found', permission: 'registers.read', link: ({ id, data }) => toRow(data['code'], id) },
};
