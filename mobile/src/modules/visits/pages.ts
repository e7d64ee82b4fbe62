import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/visits': object;
    '/visits/done': object;
    '/visits/$key': object;
  }
}

const words = ['visits-phone', 'visits-own'];
export default [
  page({ path: '/visits', words, load: async () => (await import('./visits-page.tsx')).VisitsPage }),
  page({ path: '/visits/done', words, load: async () => (await import('./done-page.tsx')).DonePage }),
  page({ path: '/visits/$key', words: [...words, 'forms-own'], load: async () => (await import('./stop-page.tsx')).StopPage }),
];
