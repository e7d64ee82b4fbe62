import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/day': object;
    '/me/recorded': object;
  }
}

export default [
  page({ path: '/day', words: ['field-phone'], load: async () => (await import('./day-page.tsx')).DayPage }),
  page({ path: '/me/recorded', words: ['field-own'], load: async () => (await import('./recorded-page.tsx')).RecordedPage }),
];
