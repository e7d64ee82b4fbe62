import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/couriers', /小哥驿站/],
  ['clerk', '/couriers/help', /小哥求助/],
] satisfies Swept[];
