import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['dispatcher', '/', /待办事项/],
  ['gridworker', '/', /我的网格/],
  ['sysadmin', '/', /待办事项/],
  ['resident', '/', /这里是工作人员的工作台/],
] satisfies Swept[];
