import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/surveys/$': object;
  }
}

export default [
  page({ path: '/surveys/$', words: ['surveys-phone', 'forms-own'], load: async () => (await import('./all-pages.tsx')).SurveyPages }),
];
