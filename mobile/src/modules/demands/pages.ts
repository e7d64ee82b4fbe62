import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/demands': object;
  }
}

export default [page({ path: '/demands', words: ['demands-phone'], load: async () => (await import('./demands-page.tsx')).DemandsPage })];
