import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of orders and wishes, with their width and what people write over them instead. */
export const orderColumns = {
  what: ['类别', 10, ['类型', '点单或心愿']],
  kind: ['事项', 14, ['服务事项', '服务类型', '心愿类型']],
  text: ['内容', 40, ['需求内容', '心愿内容', '微心愿']],
  area: ['区域代码', 20, ['区划代码', '社区代码', '网格代码']],
  areaName: ['区域', 24],
  name: ['姓名', 12, ['心愿人', '申请人', '联系人']],
  phone: ['电话', 16, ['联系电话', '手机号', '手机号码']],
  group: ['对象', 14, ['人群', '人员类别']],
  yuan: ['金额（元）', 12, ['价值（元）', '预算（元）']],
  wishedOn: ['期望日期', 14, ['希望日期']],
  guardian: ['监护人', 12, ['监护人姓名']],
  state: ['状态', 10],
  asked: ['提出日期', 14],
  public: ['公布内容', 36],
  left: ['待认领', 10],
} as const satisfies Record<string, ColumnSpec>;
export type OrderColumn = keyof typeof orderColumns;
export const neededColumns = ['what', 'kind', 'text', 'area', 'name'] as const satisfies readonly OrderColumn[];
