import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['dispatcher', '/grids', /个社区/],
  ['supervisor', '/grids', /\d+ 个街道/],
  ['clerk', '/grids', /缺党支部|网格员 \d+ 名|缺网格员/],
] satisfies Swept[];
