import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of entries, with their width and what people write over them instead. */
export const entryColumns = {
  company: ['物业企业', 32, ['企业名称', '单位名称', '企业']],
  item: ['信用信息项', 32, ['项目', '信息项', '事项']],
  points: ['分值', 8, ['加减分', '分数']],
  occurredOn: ['发生日期', 14, ['日期', '认定日期']],
  until: ['有效期至', 14, ['截止日期']],
  words: ['事实和依据', 48, ['依据', '说明', '文号']],
  since: ['记入日期', 14],
  state: ['状态', 12],
  repairFrom: ['最早可申请修复', 16],
} as const satisfies Record<string, ColumnSpec>;
export type EntryColumn = keyof typeof entryColumns;
export const neededColumns = ['company', 'item', 'occurredOn', 'words'] as const satisfies readonly EntryColumn[];
