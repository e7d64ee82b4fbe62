import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/services/$': object;
  }
}

// one address for all of them: what the first page carries of this module stays short
export default [
  page({
    path: '/services/$',
    words: ['services-phone', 'services-own', 'forms-own'],
    load: async () => (await import('./all-pages.tsx')).ServicePages,
  }),
];
