import { CoffeeOutlined, HeartOutlined, ShopOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type CanteenSearch, type CareSearch, type FigureSearch, readCanteenSearch, readCareSearch, readFigureSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/care': CareSearch;
    '/care/figures': FigureSearch;
    '/care/till': object;
    '/care/records/$recordId': object;
    '/canteens': CanteenSearch;
    '/canteens/cards': CanteenSearch;
    '/canteens/prices/$subject': object;
  }
}

export default [
  page({
    path: '/care',
    title: 'care-console:title',
    permission: ['care.keep', 'care.visit'],
    menu: { group: 'field', order: 30, icon: <HeartOutlined /> },
    search: readCareSearch,
    load: async () => (await import('./records/Records.tsx')).Records,
  }),
  page({
    path: '/care/records/$recordId',
    title: 'care-console:title',
    permission: ['care.keep', 'care.visit'],
    load: async () => (await import('./record/RecordPage.tsx')).RecordPage,
  }),
  page({
    path: '/care/figures',
    title: 'care-console:figures.title',
    permission: 'care.figures',
    menu: { group: 'field', order: 31, icon: <HeartOutlined /> },
    search: readFigureSearch,
    load: async () => (await import('./records/Figures.tsx')).Figures,
  }),
  page({
    path: '/canteens',
    title: 'care-console:canteens.title',
    permission: 'care.canteens',
    menu: { group: 'field', order: 60, icon: <CoffeeOutlined /> },
    search: readCanteenSearch,
    load: async () => (await import('./canteens/Settlement.tsx')).Settlement,
  }),
  page({
    path: '/canteens/cards',
    title: 'care-console:cards.title',
    permission: 'care.canteens',
    search: readCanteenSearch,
    load: async () => (await import('./canteens/Cards.tsx')).Cards,
  }),
  page({
    path: '/canteens/prices/$subject',
    title: 'care-console:prices.title',
    permission: 'care.set_tiers',
    load: async () => (await import('./canteens/Prices.tsx')).Prices,
  }),
  page({
    path: '/care/till',
    title: 'care-console:till.title',
    permission: 'care.till',
    menu: { group: 'field', order: 61, icon: <ShopOutlined /> },
    load: async () => (await import('./till/Till.tsx')).Till,
  }),
];

const toRecord: TodoView['link'] = ({ id }) => linkOptions({ to: '/care/records/$recordId', params: { recordId: id.split(' ')[0] ?? id } });
export const todos: Readonly<Record<string, TodoView>> = {
  'care.visit': { title: 'care-console:todos.visit', words: 'care-console:todos.visitWords', link: toRecord },
  'care.renew': { title: 'care-console:todos.renew', words: 'care-console:todos.renewWords', link: toRecord },
  'care.health': { title: 'care-console:todos.health', words: 'care-console:todos.healthWords', link: toRecord },
  'care.unled': {
    title: 'care-console:todos.unled',
    words: 'care-console:todos.unledWords',
    link: () => linkOptions({ to: '/care', search: {} }),
  },
};
