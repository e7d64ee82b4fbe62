import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/registers': object;
    '/registers/$code': object;
    '/registers/$code/$rowId': object;
    '/open/$code': object;
    '/open/$code/$rowId': object;
  }
}

const words = ['registers-phone', 'forms-own'];
export default [
  page({ path: '/registers', words, load: async () => (await import('./registers-page.tsx')).RegistersPage }),
  page({ path: '/registers/$code', words, load: async () => (await import('./register-page.tsx')).RegisterPage }),
  page({ path: '/registers/$code/$rowId', words, load: async () => (await import('./row-page.tsx')).RowPage }),
  page({ path: '/open/$code', words, load: async () => (await import('./open-pages.tsx')).OpenRegisterPage }),
  page({ path: '/open/$code/$rowId', words, load: async () => (await import('./open-pages.tsx')).OpenRowPage }),
];
