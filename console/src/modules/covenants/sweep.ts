import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/covenants', /街道审查/],
  ['supervisor', '/covenants/rules', /业主共同决定/],
] satisfies Swept[];
