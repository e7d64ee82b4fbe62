import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/open/shop/$code': object;
  }
}

export default [page({ path: '/open/shop/$code', words: ['circles-phone'], load: async () => (await import('./shop-page.tsx')).ShopPage })];
