import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/disputes', /受理纠纷/],
  ['clerk', '/disputes/figures', /调解成功率/],
  ['supervisor', '/disputes', /导出表格/],
] satisfies Swept[];
