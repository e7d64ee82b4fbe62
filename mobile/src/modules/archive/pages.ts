import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/roots': object;
  }
}

export default [page({ path: '/roots', words: ['archive-phone'], load: async () => (await import('./roots-page.tsx')).RootsPage })];
