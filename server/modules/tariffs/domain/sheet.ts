import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of a price list, with their width and what people write over them instead. */
export const tariffColumns = {
  company: ['公司', 26],
  trade: ['类别', 12, ['服务类别', '类型']],
  name: ['服务', 22, ['服务项目', '服务名称', '项目']],
  unit: ['单位', 8, ['计价单位']],
  yuan: ['价格（元）', 12, ['价格', '单价（元）', '单价']],
  from: ['起执行日期', 14, ['执行日期', '起始日期']],
  includes: ['包含内容', 40, ['服务内容', '内容']],
  areas: ['服务区域代码', 24, ['区域代码', '区划代码']],
  capacity: ['同时可接（单）', 14, ['同时可接', '接单量']],
  market: ['市场价（元）', 14],
  marketDay: ['市场价日期', 14],
  off: ['比市场价（%）', 14],
} as const satisfies Record<string, ColumnSpec>;
export type TariffColumn = keyof typeof tariffColumns;
export const neededColumns = ['trade', 'name', 'unit', 'yuan', 'includes', 'areas'] as const satisfies readonly TariffColumn[];
