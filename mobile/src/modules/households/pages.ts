import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/buildings': object;
    '/buildings/$buildingId': object;
  }
}

const words = ['households-phone'];
export default [
  page({ path: '/buildings', words, load: async () => (await import('./buildings-page.tsx')).BuildingsPage }),
  page({ path: '/buildings/$buildingId', words, load: async () => (await import('./building-page.tsx')).BuildingPage }),
];
