import { BlockOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type GridsSearch, readGridsSearch } from './grids/search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/grids': GridsSearch;
  }
}

export default [
  page({
    path: '/grids',
    title: 'drawing:nav.grids',
    permission: 'drawing.read',
    menu: { group: 'map', order: 20, icon: <BlockOutlined /> },
    search: readGridsSearch,
    load: async () => (await import('./grids/Grids.tsx')).Grids,
  }),
];
