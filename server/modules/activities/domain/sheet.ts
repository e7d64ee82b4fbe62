import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of activities, with their width and what people write over them instead. */
export const activityColumns = {
  kind: ['类型', 14, ['活动类型', '类别']],
  title: ['名称', 30, ['活动名称', '活动主题', '主题', '标题']],
  area: ['区域代码', 20, ['区划代码', '社区代码', '网格代码']],
  areaName: ['区域', 24],
  day: ['日期', 14, ['活动日期', '时间日期']],
  from: ['开始时间', 12, ['开始', '起始时间']],
  until: ['结束时间', 12, ['结束', '截止时间']],
  place: ['地点', 28, ['活动地点', '服务地点']],
  seats: ['名额', 10, ['人数', '限额']],
  text: ['说明', 36, ['活动内容', '备注', '服务内容']],
  organiser: ['组织者', 24, ['主办单位']],
  state: ['状态', 10],
  taken: ['已报名', 10],
} as const satisfies Record<string, ColumnSpec>;
export type ActivityColumn = keyof typeof activityColumns;
export const neededColumns = ['kind', 'title', 'area', 'day', 'from', 'until', 'place'] as const satisfies readonly ActivityColumn[];

/** Columns of the attendance sheet. */
export const participantColumns = [
  ['姓名', 14],
  ['电话', 16],
  ['岗位', 14],
  ['状态', 12],
  ['报名时间', 18],
  ['签到', 18],
  ['签退', 18],
  ['认定分钟', 12],
  ['存疑', 24],
  ['问题与回答', 40],
] as const;
