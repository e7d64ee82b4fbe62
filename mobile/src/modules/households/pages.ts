import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/buildings': object;
    '/buildings/$buildingId': object;
    '/my-households': object;
    '/my-households/$householdId': object;
  }
}

const words = ['households-phone'];
export default [
  page({ path: '/buildings', words, load: async () => (await import('./buildings-page.tsx')).BuildingsPage }),
  page({ path: '/buildings/$buildingId', words, load: async () => (await import('./building-page.tsx')).BuildingPage }),
  page({ path: '/my-households', words, load: async () => (await import('./mine-page.tsx')).MinePage }),
  page({
    path: '/my-households/$householdId',
    words: [...words, 'cases-phone'],
    load: async () => (await import('./my-household-page.tsx')).MyHouseholdPage,
  }),
];
