import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/evaluations/$': object;
  }
}

export default [
  page({
    path: '/evaluations/$',
    words: ['evaluations-phone'],
    load: async () => (await import('./evaluations-page.tsx')).EvaluationsPage,
  }),
];
