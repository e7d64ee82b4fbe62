import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/calendar?year=2026', /调休上班/],
  ['sysadmin', '/calendar?year=2026', /安排日期/],
] satisfies Swept[];
