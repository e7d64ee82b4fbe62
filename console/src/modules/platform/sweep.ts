import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['sysadmin', '/settings', /模拟运行/],
  ['sysadmin', '/kinds', /党群服务中心/],
  ['sysadmin', '/start', /派单规则/],
] satisfies Swept[];
