import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/open/property': object;
  }
}

export default [
  page({ path: '/open/property', words: ['property-phone'], load: async () => (await import('./lists-page.tsx')).ListsPage }),
];
