import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/credits', /物业信用评价/],
  ['supervisor', '/credits/scheme', /可从各地办法开始/],
] satisfies Swept[];
