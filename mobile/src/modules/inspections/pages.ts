import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/inspections': object;
    '/inspections/check/$estateId': object;
    '/inspections/findings/$findingId': object;
  }
}

const words = ['inspections-phone'];
export default [
  page({ path: '/inspections', words, load: async () => (await import('./inspections-page.tsx')).InspectionsPage }),
  page({ path: '/inspections/check/$estateId', words, load: async () => (await import('./check-page.tsx')).CheckPage }),
  page({ path: '/inspections/findings/$findingId', words, load: async () => (await import('./finding-page.tsx')).FindingPage }),
];
