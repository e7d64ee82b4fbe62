import { ShopOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type LayerView, page, type TodoView } from '../../app/pages.ts';
import { type CircleSearch, readCircleSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/circles': CircleSearch;
    '/circle-merchants/$merchantId': object;
  }
}

const readers = ['circles.read', 'circles.merchant'] as const;

export default [
  page({
    path: '/circles',
    title: 'circles-console:title',
    permission: readers,
    menu: { group: 'participation', order: 70, icon: <ShopOutlined /> },
    search: readCircleSearch,
    load: async () => (await import('./circles/Circles.tsx')).Circles,
  }),
  page({
    path: '/circle-merchants/$merchantId',
    title: 'circles-console:merchant',
    permission: readers,
    load: async () => (await import('./merchant/MerchantPage.tsx')).MerchantPage,
  }),
];

/** A to-do names its merchant first. */
const link = ({ id }: { id: string }) =>
  linkOptions({ to: '/circle-merchants/$merchantId', params: { merchantId: id.split(':')[0] ?? id } });

export const todos: Readonly<Record<string, TodoView>> = {
  'circles.recheck': { title: 'circles-console:todos.recheck', link },
  'circles.pledge': { title: 'circles-console:todos.pledge', link },
  'circles.objection': { title: 'circles-console:todos.objection', link },
};

export const layers: Readonly<Record<string, LayerView>> = {
  circles: {
    title: 'circles-console:layer',
    mark: { path: 'M3 8l2-5h10l2 5v1a2 2 0 0 1-4 0 2 2 0 0 1-4 0 2 2 0 0 1-4 0 2 2 0 0 1-2 0zM4 11h12v6H4z', colour: 'info' },
    link: (id) => linkOptions({ to: '/circle-merchants/$merchantId', params: { merchantId: id } }),
  },
};
