import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/knowledge', /居住证怎么办理/],
  ['dispatcher', '/knowledge/missing', /近90天的咨询/],
  ['supervisor', '/knowledge/use', /同类来件/],
] satisfies Swept[];
