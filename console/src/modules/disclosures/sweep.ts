import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/disclosures', /发布公示/],
  ['clerk', '/disclosures?tab=calendar', /每天开始和结束的公示/],
  ['clerk', '/disclosures?tab=accounts', /导入收支/],
] satisfies Swept[];
