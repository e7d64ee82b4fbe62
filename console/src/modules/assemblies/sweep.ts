import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/assemblies', /筹备业主大会/],
  ['clerk', '/owner-estates', /建立名册/],
  ['supervisor', '/owner-rules', /公告/],
] satisfies Swept[];
