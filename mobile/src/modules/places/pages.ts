import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/places': object;
    '/p/$code': object;
  }
}

export default [
  page({ path: '/places', words: ['places-phone'], load: async () => (await import('./places-page.tsx')).PlacesPage }),
  page({ path: '/p/$code', load: async () => (await import('./place-page.tsx')).PlacePage }),
];
