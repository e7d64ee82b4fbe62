import { GiftOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type OfferSearch, readOfferSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/offers': OfferSearch;
  }
}

export default [
  page({
    path: '/offers',
    title: 'offers-console:title',
    permission: 'offers.read',
    menu: { group: 'participation', order: 60, icon: <GiftOutlined /> },
    search: readOfferSearch,
    load: async () => (await import('./offers/Offers.tsx')).Offers,
  }),
];

const sheets = () => linkOptions({ to: '/offers', search: { tab: 'settlements' } });
export const todos: Readonly<Record<string, TodoView>> = {
  'offers.proposed': {
    title: 'offers-console:todos.proposed',
    link: () => linkOptions({ to: '/offers', search: { tab: 'offers', state: 'proposed' } }),
  },
  'offers.pay': { title: 'offers-console:todos.pay', link: sheets },
  'offers.confirm': { title: 'offers-console:todos.confirm', link: sheets },
};
