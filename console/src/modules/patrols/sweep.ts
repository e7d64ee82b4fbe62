import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['supervisor', '/patrols', /今日班次/],
  ['supervisor', '/patrols/routes', /新建路线/],
  ['supervisor', '/patrols/points', /不得要求打卡/],
  ['supervisor', '/patrols/scans', /巡查记录/],
  ['supervisor', '/patrols/misses', /漏报/],
  ['supervisor', '/patrols/figures', /覆盖率/],
  ['supervisor', '/patrols/checklists', /巡查检查表/],
] satisfies Swept[];
