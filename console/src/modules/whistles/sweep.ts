import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['dispatcher', '/whistles', /吹哨/],
  ['handler', '/whistles?which=to_us', /召集本单位/],
  ['supervisor', '/whistles/records', /各单位被召集后/],
  ['supervisor', '/whistles/rules', /从自带规则开始/],
] satisfies Swept[];
