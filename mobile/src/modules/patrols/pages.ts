import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/patrols/$': object;
    '/patrol-screen/$token': object;
  }
}

const words = ['patrols-phone'];
export default [
  page({ path: '/patrols/$', words, load: async () => (await import('./all-pages.tsx')).PatrolPages }),
  page({ path: '/patrol-screen/$token', words, load: async () => (await import('./screen-page.tsx')).ScreenPage }),
];
