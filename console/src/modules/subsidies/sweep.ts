import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/subsidies', /测算/],
  ['supervisor', '/subsidies/schemes/estates', /可从各地办法开始/],
] satisfies Swept[];
