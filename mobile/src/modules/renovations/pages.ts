import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/renovations/$': object;
    '/open/renovations/$code': object;
  }
}

const words = ['renovations-phone'];
export default [
  page({ path: '/renovations/$', words, load: async () => (await import('./mine-page.tsx')).MinePage }),
  page({ path: '/open/renovations/$code', words, load: async () => (await import('./open-page.tsx')).OpenPage }),
];
