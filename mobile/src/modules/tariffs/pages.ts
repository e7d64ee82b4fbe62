import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/tariffs/$': object;
    '/open/tariffs/$companyId': object;
  }
}

const words = ['tariffs-phone', 'tariffs-own'];
// one address for all of them: what the first page carries of this module stays short
export default [
  page({ path: '/tariffs/$', words, load: async () => (await import('./all-pages.tsx')).TariffPages }),
  page({ path: '/open/tariffs/$companyId', words, load: async () => (await import('./list-page.tsx')).CompanyPage }),
];
