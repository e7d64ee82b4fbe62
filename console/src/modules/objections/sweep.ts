import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['dispatcher', '/objections', /待我裁决/],
  ['handler', '/objections', /本单位提出/],
  ['supervisor', '/objections/passings', /退单率=退单/],
] satisfies Swept[];
