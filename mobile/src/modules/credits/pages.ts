import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/open/credits': object;
  }
}

export default [page({ path: '/open/credits', words: ['credits-phone'], load: async () => (await import('./open-page.tsx')).OpenPage })];
