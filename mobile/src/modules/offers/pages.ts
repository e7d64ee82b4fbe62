import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/mall/$': object;
    '/merchant': object;
  }
}

const words = ['offers-phone', 'patrols-phone'];
export default [
  page({ path: '/mall/$', words, load: async () => (await import('./mall-pages.tsx')).MallPages }),
  page({ path: '/merchant', words, load: async () => (await import('./merchant-page.tsx')).MerchantPage }),
];
