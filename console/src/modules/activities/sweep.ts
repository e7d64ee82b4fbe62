import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/activities', /发布活动/],
  ['clerk', '/activities/plan', /全部开展的社区/],
  ['supervisor', '/activities/kinds', /志愿服务活动/],
] satisfies Swept[];
