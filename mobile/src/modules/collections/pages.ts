import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/collections': object;
    '/collections/$sheetId': object;
  }
}

const words = ['collections-phone', 'forms-own'];
export default [
  page({ path: '/collections', words, load: async () => (await import('./collections-page.tsx')).CollectionsPage }),
  page({ path: '/collections/$sheetId', words, load: async () => (await import('./sheet-page.tsx')).SheetPage }),
];
