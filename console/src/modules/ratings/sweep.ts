import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/call-backs', /回访任务/],
  ['supervisor', '/rates', /有效回访/],
  ['handler', '/rates', /本单位承办的案卷/],
  ['supervisor', '/exclusions', /待我审定/],
  ['handler', '/exclusions?which=own', /本单位申请/],
  ['supervisor', '/spot-checks', /抽取案卷/],
] satisfies Swept[];
