import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the ledger's sheet, with their width and what people write over them instead. */
export const hazardColumns = {
  level: ['级别', 10, ['隐患级别', '隐患等级']],
  kind: ['类型', 12, ['隐患类型', '隐患类别']],
  title: ['隐患', 32, ['隐患名称', '隐患内容', '问题']],
  text: ['说明', 36, ['隐患描述', '备注']],
  area: ['区域代码', 20, ['区划代码', '网格代码', '社区代码']],
  areaName: ['区域', 24],
  place: ['具体地点', 28, ['地点', '隐患部位', '地址']],
  unit: ['责任单位', 24, ['责任人', '被检查单位']],
  foundOn: ['发现日期', 14, ['检查日期', '排查日期']],
  dueOn: ['整改期限', 14, ['整改时限', '限期']],
  recheckOn: ['复查日期', 14],
  state: ['状态', 10, ['整改情况']],
  body: ['执法单位', 24],
  caseNumber: ['案卷编号', 24],
} as const satisfies Record<string, ColumnSpec>;
export type HazardColumn = keyof typeof hazardColumns;
export const neededColumns = ['level', 'kind', 'title', 'area', 'place', 'unit', 'foundOn'] as const satisfies readonly HazardColumn[];
