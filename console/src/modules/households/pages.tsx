import { HomeOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { call, endpoints } from '../../app/api.ts';
import { type LayerView, page, type TodoView } from '../../app/pages.ts';
import { type HouseholdsSearch, readHouseholdsSearch } from './households/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/households': HouseholdsSearch;
    '/households/import': { id?: string; area?: string };
  }
}

export default [
  page({
    path: '/households',
    title: 'households:nav.households',
    permission: 'households.read',
    menu: { group: 'map', order: 30, icon: <HomeOutlined /> },
    search: readHouseholdsSearch,
    load: async () => (await import('./households/Households.tsx')).Households,
  }),
  page({
    path: '/households/import',
    title: 'households:nav.import',
    permission: 'households.manage',
    search: ({ id, area }) => ({
      ...(typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) && { id }),
      ...(/^\d{2,17}$/.test(String(area ?? '')) && { area: String(area) }),
    }),
    load: async () => (await import('./import/ImportPage.tsx')).ImportPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'households.import': {
    title: 'households:todos.import',
    words: 'households:todos.importText',
    link: ({ id }) => linkOptions({ to: '/households/import', search: { id } }),
  },
  'households.headless': {
    title: 'households:todos.headless',
    words: 'households:todos.headlessText',
    link: () => linkOptions({ to: '/households', search: { tab: 'buildings', headless: true } }),
  },
};

export const layers: Readonly<Record<string, LayerView>> = {
  buildings: {
    title: 'households:layer',
    mark: { path: 'M4 18V4l6-2.500 6 2.500v14h-4v-4H8v4zM7 6h2v2H7zM11 6h2v2h-2zM7 10h2v2H7zM11 10h2v2h-2z', colour: 'textSoft' },
    link: (id) => linkOptions({ to: '/households', search: { building: id } }),
    outlines: async ([west, south, east, north], signal) => {
      const query = { west: String(west), south: String(south), east: String(east), north: String(north) };
      return (await call(endpoints.households.listOutlines, { query }, signal)).items.map(({ outline }) => outline);
    },
  },
};
