import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/inspections', /没有检查过的小区/],
  ['clerk', '/inspections/findings', /全部状态/],
  ['supervisor', '/inspections/sheet', /计入考核项/],
] satisfies Swept[];
