import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/proposals', /议题协商/],
  ['supervisor', '/proposals/methods', /四议两公开/],
] satisfies Swept[];
