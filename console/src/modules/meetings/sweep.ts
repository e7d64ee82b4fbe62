import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/meetings', /登记机构/],
  ['clerk', '/resolutions', /未办结/],
  ['supervisor', '/meetings/kinds', /会议类型/],
] satisfies Swept[];
