import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/volunteer/$': object;
  }
}

const words = ['volunteers-phone', 'activities-phone'];
export default [page({ path: '/volunteer/$', words, load: async () => (await import('./all-pages.tsx')).VolunteerPages })];
