import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/take-part': object;
    '/duties/$': object;
    '/thanks/$': object;
    '/open/thanks': object;
  }
}

const words = ['duties-phone'];
export default [
  page({ path: '/take-part', words, load: async () => (await import('./take-part-page.tsx')).TakePartPage }),
  page({ path: '/duties/$', words, load: async () => (await import('./all-pages.tsx')).DutyPages }),
  page({ path: '/thanks/$', words, load: async () => (await import('./thanks/thanks-pages.tsx')).ThanksPages }),
  page({ path: '/open/thanks', words, load: async () => (await import('./thanks/wall-page.tsx')).WallPage }),
];
