import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/disputes': object;
    '/disputes/$disputeId': object;
  }
}

const words = ['disputes-phone', 'cases-phone'];
export default [
  page({ path: '/disputes', words, load: async () => (await import('./disputes-page.tsx')).DisputesPage }),
  page({ path: '/disputes/$disputeId', words, load: async () => (await import('./dispute-page.tsx')).DisputePage }),
];
