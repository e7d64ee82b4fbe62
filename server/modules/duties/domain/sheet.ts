import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of duties, with their width and what people write over them instead. */
export const dutyColumns = {
  class: ['类别', 14, ['岗位类别', '岗位类型']],
  title: ['岗位名称', 24, ['岗位', '名称']],
  area: ['区域代码', 20, ['区划代码', '社区代码', '网格代码']],
  areaName: ['区域', 24],
  tasks: ['职责', 40, ['岗位职责', '工作内容', '任务']],
  place: ['地点或路线', 24, ['地点', '责任区', '服务地点']],
  heads: ['人数', 8, ['需求人数', '设岗人数']],
  skill: ['技能要求', 20, ['技能', '要求']],
  minutesWeek: ['每周分钟', 12],
  from: ['开始日期', 14, ['起始日期']],
  until: ['结束日期', 14, ['截止日期', '期限']],
  taken: ['已认领', 8],
} as const satisfies Record<string, ColumnSpec>;
export type DutyColumn = keyof typeof dutyColumns;
export const neededColumns = ['class', 'title', 'area', 'tasks', 'heads'] as const satisfies readonly DutyColumn[];
