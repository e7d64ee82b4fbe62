import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/duties', /设岗定责/],
  ['clerk', '/duties/thanks', /感谢墙/],
] satisfies Swept[];
