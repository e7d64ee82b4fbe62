import { page } from '../../app-pages.ts';

/** What a report is begun with: the station of a code, and what is broken there. */
export interface SnapSearch {
  station?: string | undefined;
  facility?: string | undefined;
}

declare module '../../app-pages.ts' {
  interface Paths {
    '/courier': object;
    '/courier-help': object;
    '/snap': SnapSearch;
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 80) : undefined;

export default [
  page({
    path: '/courier',
    words: ['couriers-phone', 'couriers-own', 'places-phone', 'activities-phone'],
    load: async () => (await import('./courier-page.tsx')).CourierPage,
  }),
  page({
    path: '/courier-help',
    words: ['couriers-phone', 'couriers-own'],
    load: async () => (await import('./help-page.tsx')).HelpPage,
  }),
  page({
    path: '/snap',
    words: ['couriers-phone'],
    search: (raw) => ({ station: textOf(raw['station']), facility: textOf(raw['facility']) }),
    load: async () => (await import('./snap-page.tsx')).SnapPage,
  }),
];
