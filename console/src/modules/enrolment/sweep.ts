import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/enrolment', /窗口报到/],
  ['clerk', '/enrolment?which=communities', /合计 = 各社区之和/],
] satisfies Swept[];
