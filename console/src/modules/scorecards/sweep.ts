import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/scorecards', /社区接诉即办月度考核/],
  ['supervisor', '/scorecards/cards/communities', /各项满分合计/],
  ['supervisor', '/scorecards/bulletins', /还没有通报|考核通报/],
] satisfies Swept[];
