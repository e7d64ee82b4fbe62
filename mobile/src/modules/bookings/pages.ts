import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/bookings/$': object;
    '/open/rooms/$code': object;
  }
}

// one address for all of them: what the first page carries of this module stays short
export default [
  page({ path: '/bookings/$', words: ['bookings-phone'], load: async () => (await import('./all-pages.tsx')).BookingPages }),
  page({ path: '/open/rooms/$code', words: ['bookings-phone'], load: async () => (await import('./screen-page.tsx')).ScreenPage }),
];
