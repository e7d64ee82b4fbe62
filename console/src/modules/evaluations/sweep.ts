import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/evaluations', /街道评价部门/],
  ['dispatcher', '/evaluations', /街道评价部门/],
] satisfies Swept[];
