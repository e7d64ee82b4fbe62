import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/admission': object;
  }
}

export default [page({ path: '/admission', words: ['admission-phone'], load: async () => (await import('./ask-page.tsx')).AskPage })];
