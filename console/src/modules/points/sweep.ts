import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/points/by-hand', /手工录入/],
  ['supervisor', '/points/budgets', /追加预算/],
  ['supervisor', '/points/accounts', /积分账户/],
  ['supervisor', '/points/oddities', /积分异常/],
  ['supervisor', '/points/rules', /志愿服务时长/],
] satisfies Swept[];
