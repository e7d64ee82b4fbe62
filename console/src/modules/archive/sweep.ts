import type { Swept } from '../../app/pages.ts';

/** For whom the page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/archive', /批量调取/],
  ['clerk', '/archive?tab=erasures', /到期删除|还没有到期删除的案卷/],
  ['clerk', '/archive?tab=roots', /如何核验封装包/],
] satisfies Swept[];
