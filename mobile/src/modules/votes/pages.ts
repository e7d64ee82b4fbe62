import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/my-votes': object;
    '/votes/$voteId': object;
    '/open/ballots/$voteId': object;
  }
}

const words = ['votes-own', 'votes-phone'];
export default [
  page({ path: '/my-votes', words, load: async () => (await import('./mine-page.tsx')).MyVotesPage }),
  page({ path: '/votes/$voteId', words, load: async () => (await import('./ballot-page.tsx')).BallotPage }),
  page({ path: '/open/ballots/$voteId', words, load: async () => (await import('./open-page.tsx')).OpenVotePage }),
];
