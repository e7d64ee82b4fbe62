import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/rate/$token': object;
    '/spot-checks': object;
  }
}

export default [
  page({ path: '/rate/$token', words: ['ratings-phone', 'cases-phone'], load: async () => (await import('./rate-page.tsx')).RatePage }),
  page({ path: '/spot-checks', words: ['ratings-phone'], load: async () => (await import('./spot-checks-page.tsx')).SpotChecksPage }),
];
