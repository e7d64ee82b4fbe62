import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/activities/$': object;
    '/open/activities': object;
  }
}

const words = ['activities-phone', 'forms-own', 'duties-phone'];
// one address for all of them: what the first page carries of this module stays short
export default [
  page({ path: '/activities/$', words, load: async () => (await import('./all-pages.tsx')).ActivityPages }),
  page({ path: '/open/activities', words, load: async () => (await import('./find-page.tsx')).FindPage }),
];
