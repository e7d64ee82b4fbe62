import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/workforce', /第 1 版/],
  ['supervisor', '/workforce/headcount', /人员配备/],
  ['supervisor', '/workforce/scheme', /三岗十八级/],
] satisfies Swept[];
