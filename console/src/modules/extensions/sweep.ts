import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['dispatcher', '/extensions', /待我审批/],
  ['handler', '/extensions', /本单位申请/],
] satisfies Swept[];
