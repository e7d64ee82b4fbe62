import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/places', /党群服务站/],
  ['supervisor', '/places?tab=circle', /算法/],
] satisfies Swept[];
