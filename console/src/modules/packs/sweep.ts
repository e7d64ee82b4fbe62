import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/packs', /两新组织/],
  ['supervisor', '/packs/two-new', /一致/],
] satisfies Swept[];
