import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the list's sheet, with their width and what people write over them instead. */
export const columns = {
  code: ['编号', 14, ['序号', '代码']],
  title: ['事项名称', 40, ['事项', '名称']],
  kind: ['类型', 14, ['清单类型']],
  basis: ['依据', 40, ['政策依据']],
  category: ['类别代码', 14],
  categoryName: ['类别名称', 24],
  endsOn: ['截止日期', 14, ['到期日']],
} as const satisfies Record<string, ColumnSpec>;
export type Column = keyof typeof columns;
export const neededColumns = ['code', 'title', 'kind', 'basis'] as const satisfies readonly Column[];
