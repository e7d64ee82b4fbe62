import { ToolOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type JobSearch, type MonthSearch, type PriceSearch, readJobSearch, readMonthSearch, readPriceSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/tariffs': PriceSearch;
    '/tariffs/bookings': JobSearch;
    '/tariffs/overview': MonthSearch;
    '/tariffs/$itemId': object;
  }
}

const permission = ['tariffs.read', 'tariffs.serve'] as const;
export default [
  page({
    path: '/tariffs',
    title: 'tariffs-console:title',
    permission,
    menu: { group: 'property', order: 80, icon: <ToolOutlined /> },
    search: readPriceSearch,
    load: async () => (await import('./prices/Prices.tsx')).Prices,
  }),
  page({
    path: '/tariffs/bookings',
    title: 'tariffs-console:bookings',
    permission,
    search: readJobSearch,
    load: async () => (await import('./jobs/Jobs.tsx')).Jobs,
  }),
  page({
    path: '/tariffs/overview',
    title: 'tariffs-console:overview',
    permission,
    search: readMonthSearch,
    load: async () => (await import('./overview/Overview.tsx')).Overview,
  }),
  page({
    path: '/tariffs/$itemId',
    title: 'tariffs-console:service',
    permission,
    load: async () => (await import('./item/ItemPage.tsx')).ItemPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'tariffs.confirm': {
    title: 'tariffs-console:todos.confirm',
    link: () => linkOptions({ to: '/tariffs/bookings', search: { stand: 'asked' } }),
  },
  'tariffs.serve': {
    title: 'tariffs-console:todos.serve',
    link: () => linkOptions({ to: '/tariffs/bookings', search: { stand: 'confirmed' } }),
  },
};
