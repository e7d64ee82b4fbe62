import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/meetings/$': object;
  }
}

// one address for both of them: what the first page carries of this module stays short
export default [page({ path: '/meetings/$', words: ['meetings-phone'], load: async () => (await import('./all-pages.tsx')).MeetingPages })];
