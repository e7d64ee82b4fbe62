import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/documents', /当面签署/],
  ['supervisor', '/document-templates', /系统自带/],
] satisfies Swept[];
