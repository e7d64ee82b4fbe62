import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/rosters': object;
  }
}

export default [page({ path: '/rosters', words: ['rosters-phone'], load: async () => (await import('./duty-page.tsx')).DutyPage })];
