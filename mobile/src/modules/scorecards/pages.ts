import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/scores': object;
    '/scores/$runId/$subject': object;
    '/bulletins/$bulletinId': object;
  }
}

const words = ['scorecards-phone'];
export default [
  page({ path: '/scores', words, load: async () => (await import('./scores-page.tsx')).ScoresPage }),
  page({ path: '/scores/$runId/$subject', words, load: async () => (await import('./score-page.tsx')).ScorePage }),
  page({ path: '/bulletins/$bulletinId', words, load: async () => (await import('./bulletin-page.tsx')).BulletinPage }),
];
