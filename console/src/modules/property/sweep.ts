import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/property/complaints', /每千户年投诉/],
  ['supervisor', '/property/lists', /全部状态/],
  ['supervisor', '/property/rules', /向居民公开/],
] satisfies Swept[];
