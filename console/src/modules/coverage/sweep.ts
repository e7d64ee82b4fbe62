import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/coverage', /一网格一支部/],
  ['sysadmin', '/coverage/rules', /不少于/],
] satisfies Swept[];
