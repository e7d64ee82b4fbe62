import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['dispatcher', '/cases?queue=todo', /待我处理/],
  ['clerk', '/report', /反映的内容/],
  ['supervisor', '/overview', /近 30 天/],
  ['supervisor', '/questions', /补充问题/],
  ['sysadmin', '/categories', /垃圾清运/],
  ['sysadmin', '/types', /微心愿/],
  ['sysadmin', '/rules', /承办单位/],
  ['sysadmin', '/rules/learn', /开始学习/],
] satisfies Swept[];
