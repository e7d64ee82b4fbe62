import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/collections', /一表通/],
  ['supervisor', '/collections?which=tasks', /两新组织/],
] satisfies Swept[];
