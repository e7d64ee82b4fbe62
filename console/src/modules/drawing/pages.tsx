import { BlockOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
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

const link: TodoView['link'] = ({ id, data }) => linkOptions({ to: '/grids', search: { area: String(data['area']), draft: id } });
export const todos: Readonly<Record<string, TodoView>> = {
  'drawing.asked': {
    title: 'drawing:todos.asked',
    link: ({ data }) => linkOptions({ to: '/grids', search: { area: String(data['subject']) } }),
  },
  'drawing.finish': { title: 'drawing:todos.finish', link },
  'drawing.mend': { title: 'drawing:todos.mend', link },
};
