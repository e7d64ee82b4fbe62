import { page } from '../../app-pages.ts';

/** An order somebody chose elsewhere, to be taken on. */
export interface TakeSearch {
  take?: string | undefined;
}

declare module '../../app-pages.ts' {
  interface Paths {
    '/orders': TakeSearch;
    '/wishes': TakeSearch;
    '/my-orders': object;
  }
}

const search = (raw: Record<string, unknown>): TakeSearch => (typeof raw['take'] === 'string' ? { take: raw['take'] } : {});
const words = ['orders-phone', 'orders-own', 'volunteers-phone', 'duties-phone'];
export default [
  page({ path: '/orders', words, search, load: async () => (await import('./list-page.tsx')).OrdersPage }),
  page({ path: '/wishes', words, search, load: async () => (await import('./list-page.tsx')).WishesPage }),
  page({ path: '/my-orders', words, load: async () => (await import('./mine-page.tsx')).MinePage }),
];
