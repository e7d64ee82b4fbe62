import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/admission', /社区不出具的证明/],
  ['handler', '/admission', /申请准入/],
] satisfies Swept[];
