import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/care': object;
    '/canteens': object;
  }
}

const words = ['care-phone'];
export default [
  page({ path: '/care', words, load: async () => (await import('./care-page.tsx')).CarePage }),
  page({ path: '/canteens', words, load: async () => (await import('./canteens-page.tsx')).CanteensPage }),
];
