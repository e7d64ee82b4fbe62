import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of volunteers, with their width and what people write over them instead. */
export const volunteerColumns = {
  name: ['姓名', 14, ['志愿者', '志愿者姓名']],
  phone: ['手机', 16, ['电话', '联系电话', '手机号']],
  area: ['区域代码', 20, ['区划代码', '社区代码', '网格代码']],
  areaName: ['区域', 24],
  skills: ['特长', 28, ['服务技能', '技能']],
  insuredUntil: ['保险到期', 14, ['意外险到期']],
} as const satisfies Record<string, ColumnSpec>;
export type VolunteerColumn = keyof typeof volunteerColumns;
export const neededVolunteer = ['name', 'phone', 'area'] as const satisfies readonly VolunteerColumn[];

/** Columns of the sheet of hours. */
export const hoursColumns = {
  name: ['姓名', 14, ['志愿者', '志愿者姓名']],
  phone: ['手机', 16, ['电话', '联系电话', '手机号']],
  title: ['服务名称', 30, ['项目名称', '活动名称', '服务内容']],
  area: ['区域代码', 20, ['区划代码', '社区代码', '网格代码']],
  areaName: ['区域', 24],
  team: ['队伍', 24],
  day: ['日期', 14, ['服务日期']],
  from: ['开始时间', 12, ['开始']],
  until: ['结束时间', 12, ['结束']],
  minutes: ['认定分钟', 12],
  state: ['状态', 10],
} as const satisfies Record<string, ColumnSpec>;
export type HoursColumn = keyof typeof hoursColumns;
export const neededHours = ['name', 'phone', 'title', 'area', 'day', 'from', 'until'] as const satisfies readonly HoursColumn[];
