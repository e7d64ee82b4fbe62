import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/demands', /减负台账/],
  ['dispatcher', '/demands?which=from_me', /提出要求/],
  ['supervisor', '/demands/month', /本月要求/],
  ['supervisor', '/demands/check', /强制打卡签到/],
] satisfies Swept[];
