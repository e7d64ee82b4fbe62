import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/orders': object;
    '/wishes': object;
    '/my-orders': object;
  }
}

const words = ['orders-phone', 'orders-own', 'volunteers-phone', 'duties-phone'];
export default [
  page({ path: '/orders', words, load: async () => (await import('./list-page.tsx')).OrdersPage }),
  page({ path: '/wishes', words, load: async () => (await import('./list-page.tsx')).WishesPage }),
  page({ path: '/my-orders', words, load: async () => (await import('./mine-page.tsx')).MinePage }),
];
