import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/open/covenants': object;
    '/covenants/$': object;
  }
}

const words = ['covenants-phone'];
export default [
  page({ path: '/open/covenants', words, load: async () => (await import('./list-page.tsx')).ListPage }),
  page({ path: '/covenants/$', words, load: async () => (await import('./one-page.tsx')).OnePage }),
];
