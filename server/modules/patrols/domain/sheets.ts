import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Sheets of the workbook, as they are called. */
export const sheetNames = { points: '巡查点', routes: '巡查路线', scans: '巡查记录' } as const;

/** Columns of points, with their width and what people write over them instead. */
export const pointColumns = {
  area: ['区域代码', 20, ['区划代码', '网格代码']],
  areaName: ['区域', 28],
  point: ['点位', 32, ['巡查点', '点位名称']],
  checklist: ['检查表', 20],
  basisKind: ['依据类别', 10],
  basisText: ['依据事项', 24],
  basisSource: ['依据文件', 32],
  basisBy: ['批准单位', 24],
  basisUntil: ['有效至', 14],
  code: ['码', 10],
  metres: ['允许距离', 12, ['距离']],
} as const satisfies Record<string, ColumnSpec>;
export type PointColumn = keyof typeof pointColumns;
export const neededOfPoints = ['area', 'point', 'checklist'] as const satisfies readonly PointColumn[];

export const routeColumns = {
  name: ['路线', 28, ['路线名称']],
  area: ['区域代码', 20, ['区划代码', '网格代码']],
  areaName: ['区域', 28],
  every: ['频次', 10, ['巡查频次']],
  days: ['日期', 10],
  times: ['次数', 8],
  stops: ['途经点位', 60, ['点位', '巡查点']],
  scanning: ['要求扫码', 10],
  minutes: ['预计分钟', 10],
} as const satisfies Record<string, ColumnSpec>;
export type RouteColumn = keyof typeof routeColumns;
export const neededOfRoutes = ['name', 'area', 'every', 'stops'] as const satisfies readonly RouteColumn[];

/** Columns of what was found: nobody is named. */
export const scanColumns = {
  at: ['时间', 18],
  area: ['区域', 28],
  route: ['路线', 24],
  point: ['点位', 28],
  result: ['结果', 10],
  problems: ['不符合项', 40],
  words: ['说明', 32],
  inTime: ['按时', 8],
  doubts: ['存疑', 24],
  review: ['复核', 10],
  caseNumber: ['案卷编号', 24],
} as const satisfies Record<string, ColumnSpec>;
