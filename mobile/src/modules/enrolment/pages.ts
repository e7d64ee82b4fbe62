import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/enrol/$token': object;
    '/enrolment': object;
    '/enrolment/unit/$unitId': object;
  }
}

export default [
  page({
    path: '/enrol/$token',
    words: ['enrolment-own', 'enrolment-phone'],
    load: async () => (await import('./enrol-page.tsx')).EnrolPage,
  }),
  page({ path: '/enrolment', words: ['enrolment-own', 'enrolment-phone'], load: async () => (await import('./mine-page.tsx')).MinePage }),
  page({
    path: '/enrolment/unit/$unitId',
    words: ['enrolment-own', 'enrolment-phone'],
    load: async () => (await import('./unit-page.tsx')).UnitPage,
  }),
];
