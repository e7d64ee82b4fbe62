import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/hazards': object;
    '/hazards/$hazardId': object;
  }
}

const words = ['hazards-phone'];
export default [
  page({ path: '/hazards', words, load: async () => (await import('./hazards-page.tsx')).HazardsPage }),
  page({ path: '/hazards/$hazardId', words, load: async () => (await import('./hazard-page.tsx')).HazardPage }),
];
