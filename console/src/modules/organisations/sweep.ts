import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/organisations', /七一社区党总支/],
  ['clerk', '/organisations/map', /大党委与联盟/],
  ['clerk', '/organisations/map?list=true', /大党委与联盟/],
  ['supervisor', '/organisations/agreements', /份即将到期/],
  ['clerk', '/organisations/sheets', /下载模板/],
] satisfies Swept[];
