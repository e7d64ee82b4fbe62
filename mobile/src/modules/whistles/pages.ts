import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/whistles': object;
    '/whistles/$whistleId': object;
  }
}

const words = ['whistles-phone'];
export default [
  page({ path: '/whistles', words, load: async () => (await import('./whistles-page.tsx')).WhistlesPage }),
  page({ path: '/whistles/$whistleId', words, load: async () => (await import('./whistle-page.tsx')).WhistlePage }),
];
