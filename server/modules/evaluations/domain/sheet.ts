import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of who rates whom: as they are given out, they are brought back. */
export const pairColumns = {
  rater: ['评价方', 32, ['评价单位']],
  raterKey: ['评价方编号（请勿修改）', 40, ['评价方编号']],
  department: ['被评部门', 32, ['部门']],
  departmentId: ['部门编号（请勿修改）', 40, ['部门编号']],
  weight: ['权重（0 为不评）', 16, ['权重']],
} as const satisfies Record<string, ColumnSpec>;
export type PairColumn = keyof typeof pairColumns;
/** Headings of what came of an evaluation, with their width. */
export const resultHeadings = [
  ['被评部门', 32],
  ['应评份数', 10],
  ['实收份数', 10],
  ['得分率（%）', 12],
] as const;
export const thingHeadings = [
  ['被评部门', 32],
  ['事项', 32],
  ['得分率（%）', 12],
] as const;
export const reasonHeadings = [
  ['被评部门', 32],
  ['事项', 32],
  ['理由', 80],
  ['评价方', 32],
] as const;
