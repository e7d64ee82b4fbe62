import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/services', /窗口收件/],
  ['clerk', '/services/figures', /按时办结率/],
  ['clerk', '/services/entrustments', /帮办代办/],
  ['supervisor', '/services/forms', /居住情况证明/],
  ['supervisor', '/services/forms/530700059531', /居住起始日期/],
] satisfies Swept[];
