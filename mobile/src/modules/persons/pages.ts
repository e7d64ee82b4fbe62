import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/my-data': object;
  }
}

export default [page({ path: '/my-data', words: ['persons-own'], load: async () => (await import('./my-data-page.tsx')).MyDataPage })];
