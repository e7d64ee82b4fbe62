import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of deductions, with their width and what people write over them instead: as they are given out, they are brought back. */
export const findingColumns = {
  day: ['日期', 12, ['检查日期', '检查时间']],
  estate: ['小区', 24, ['小区名称', '项目名称']],
  company: ['物业企业', 26],
  line: ['大类', 12],
  item: ['检查项', 30, ['检查项目', '检查内容', '扣分项']],
  spot: ['位置', 20, ['具体位置', '地点', '点位']],
  words: ['说明', 30, ['备注', '问题描述']],
  points: ['应扣分', 8],
  counted: ['实扣分', 10],
  mendBy: ['整改期限', 12],
  mendedOn: ['整改日期', 12],
  state: ['状态', 10],
} as const satisfies Record<string, ColumnSpec>;
export type FindingColumn = keyof typeof findingColumns;
/** What a row cannot do without; the others are the program's. */
export const neededColumns = ['day', 'estate', 'item', 'spot'] as const satisfies readonly FindingColumn[];
