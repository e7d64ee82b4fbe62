import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/proof/$token': object;
  }
}

export default [
  page({ path: '/proof/$token', words: ['documents-phone'], load: async () => (await import('./proof-page.tsx')).ProofPage }),
];
