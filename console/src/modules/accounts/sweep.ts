import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  [null, '/sign-in', /工作人员登录/],
  ['clerk', '/security', /两步验证/],
  ['secadmin', '/accounts', /三员分立/],
  ['secadmin', '/roles', /本辖区自定角色/],
  ['audit', '/audit', /谁在什么时间/],
  ['clerk', '/password', /至少 10 个字符/],
  ['secadmin', '/roles', /本辖区自定角色/],
] satisfies Swept[];
