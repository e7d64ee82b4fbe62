import { page } from '../../app-pages.ts';

interface NoticesSearch {
  area?: string | undefined;
}
declare module '../../app-pages.ts' {
  interface Paths {
    '/deciding': object;
    '/open/notices': NoticesSearch;
    '/open/notice/$code': object;
    '/open/screen/$area': object;
  }
}

const words = ['disclosures-phone'];
export default [
  page({ path: '/deciding', words, load: async () => (await import('./deciding-page.tsx')).DecidingPage }),
  page({
    path: '/open/notices',
    words,
    search: ({ area }): NoticesSearch => (/^\d{2,17}$/.test(String(area ?? '')) ? { area: String(area) } : {}),
    load: async () => (await import('./notices-page.tsx')).NoticesPage,
  }),
  page({ path: '/open/notice/$code', words, load: async () => (await import('./notice-page.tsx')).NoticePage }),
  page({ path: '/open/screen/$area', words, load: async () => (await import('./screen-page.tsx')).ScreenPage }),
];
