import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/registers', /台账/],
  ['clerk', '/registers/two_new', /两新组织/],
  ['clerk', '/registers/committees', /业主和物业委员会/],
  ['clerk', '/registers/brands?view=cards', /品牌特色/],
  ['supervisor', '/registers/two_new/design', /栏目/],
  ['supervisor', '/registers/from-table', /选择表格/],
] satisfies Swept[];
