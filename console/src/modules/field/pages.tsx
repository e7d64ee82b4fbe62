import { page } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/recorded': object;
  }
}

export default [
  page({
    path: '/recorded',
    title: 'field:nav.recorded',
    permission: 'account',
    load: async () => (await import('./recorded/Recorded.tsx')).Recorded,
  }),
];
