import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/proposals/$': object;
  }
}

export default [
  page({ path: '/proposals/$', words: ['proposals-phone'], load: async () => (await import('./all-pages.tsx')).ProposalPages }),
];
