import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/persons', /登记人员/],
  ['clerk', '/persons/doubts', /疑似重复/],
  ['supervisor', '/persons/requests', /个人信息申请/],
] satisfies Swept[];
