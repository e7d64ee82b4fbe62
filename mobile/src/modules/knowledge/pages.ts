import { page } from '../../app-pages.ts';

/** What the page of answers shows; it lives in the address. */
export interface AnswersSearch {
  q?: string;
  topic?: string;
}
declare module '../../app-pages.ts' {
  interface Paths {
    '/answers': AnswersSearch;
    '/answers/$articleId': object;
  }
}

const words = ['knowledge-phone'];
export default [
  page({
    path: '/answers',
    words,
    search: ({ q, topic }) => ({
      ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q).slice(0, 60) } : {}),
      ...(typeof topic === 'string' ? { topic } : {}),
    }),
    load: async () => (await import('./answers-page.tsx')).AnswersPage,
  }),
  page({ path: '/answers/$articleId', words, load: async () => (await import('./answer-page.tsx')).AnswerPage }),
];
