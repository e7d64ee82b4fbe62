import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/open/honours': object;
  }
}

export default [page({ path: '/open/honours', words: ['honours-phone'], load: async () => (await import('./open-page.tsx')).OpenPage })];
