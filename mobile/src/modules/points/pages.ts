import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/points': object;
    '/points/acts': object;
  }
}

export default [
  page({ path: '/points', words: ['points-phone'], load: async () => (await import('./points-page.tsx')).PointsPage }),
  page({ path: '/points/acts', words: ['points-acts-phone'], load: async () => (await import('./acts-page.tsx')).ActsPage }),
];
