import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/notices', /消息保留 90 天/],
  ['clerk', '/notices/settings', /免打扰时段/],
  ['sysadmin', '/gateways', /未配置/],
] satisfies Swept[];
