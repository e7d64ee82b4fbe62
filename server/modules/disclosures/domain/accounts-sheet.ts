import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of accounts, a row for each line. */
export const accountsColumns = {
  area: ['区域', 28, ['社区', '村', '村居', '社区名称', '区域编码']],
  period: ['期间', 16, ['公开期间', '季度', '月份', '所属期']],
  side: ['类别', 12, ['收支类别', '收支']],
  item: ['项目', 32, ['收支项目', '摘要', '事项']],
  amount: ['金额（元）', 16, ['金额', '金额(元)']],
  note: ['说明', 36, ['备注说明']],
  names: ['涉及居民姓名', 20, ['姓名']],
  reason: ['更正原因', 24],
} as const satisfies Record<string, ColumnSpec>;
export type AccountsColumn = keyof typeof accountsColumns;
export const neededAccountsColumns = ['area', 'period', 'side', 'amount'] as const satisfies readonly AccountsColumn[];

/** What a row is. */
export const sides = { opening: '上期结余', income: '收入', spending: '支出', closing: '本期结余' } as const;
export type Side = keyof typeof sides;

/** What an area is called in the sheet so that it is found by it again: its name, its code where others go by that name. */
export const calledIn = (areas: readonly { readonly code: string; readonly name: string; readonly shortName: string }[]) => {
  const bearers = Map.groupBy(
    areas.flatMap(({ name, shortName }) => [...new Set([name, shortName])]),
    (name) => name,
  );
  const names = new Map(areas.map(({ code, name }) => [code, bearers.get(name)?.length === 1 ? name : code]));
  return (code: string): string => names.get(code) ?? code;
};
