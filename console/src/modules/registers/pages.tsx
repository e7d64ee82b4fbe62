import { ProfileOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import type { z } from 'zod';
import type { listRegisters } from '#contract/registers/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { type FindView, type MenuSource, page, type TodoView } from '../../app/pages.ts';
import { registersQuery } from './queries.ts';
import { type RegisterSearch, readRegisterSearch } from './search.ts';
import { signs } from './signs.tsx';

declare module '../../app/pages.ts' {
  interface Paths {
    '/registers': object;
    '/registers/from-table': object;
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
    path: '/registers/from-table',
    title: 'registers-console:table.title',
    permission: 'registers.design',
    load: async () => (await import('./table/FromTable.tsx')).FromTable,
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
  'registers.reminder': { title: 'registers-console:reminder', link: ({ data }) => toRow(data['code'], String(data['row'])) },
  'registers.expiring': { title: 'registers-console:todo', link: ({ id, data }) => toRow(data['code'], id) },
};
export const finds: Readonly<Record<string, FindView>> = {
  'registers.row': { title: 'registers-console:found', permission: 'registers.read', link: ({ id, data }) => toRow(data['code'], id) },
};

/** Registers with a place of their own in the menu. */
export const menu: MenuSource = {
  permission: readers,
  query: registersQuery,
  entries: ({ items }: z.output<typeof listRegisters.response>) =>
    items.flatMap(({ code, title, page: place, version }) =>
      place && title && version !== null
        ? [
            {
              path: `/registers/${code}`,
              group: place.group,
              order: place.order,
              icon: signs[place.icon],
              name: labelOf(title),
              target: { to: '/registers/$code', params: { code }, search: {} },
            },
          ]
        : [],
    ),
};
