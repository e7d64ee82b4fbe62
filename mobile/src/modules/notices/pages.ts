import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/notices': object;
    '/notices/settings': object;
  }
}

export default [
  page({ path: '/notices', load: async () => (await import('./notices-page.tsx')).NoticesPage }),
  page({ path: '/notices/settings', load: async () => (await import('./notice-settings-page.tsx')).NoticeSettingsPage }),
];
