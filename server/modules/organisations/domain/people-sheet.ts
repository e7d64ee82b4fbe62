import type { Employment, OfficeKind, OrganisationKind } from '#contract/organisations/kinds.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { ColumnSpec, Columns } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, readTable } from '#kernel/sheets/rows/table.ts';

/** Sheets and their columns, in order, with the width in characters and what people write over them instead. Columns marked `told` are for readers and are not read again. */
export const sheetColumns = {
  organisations: {
    area: ['区划代码', 18, ['区域代码', '行政区划代码', '网格编码', '社区代码']],
    areaName: ['区划名称（自动）', 28],
    kind: ['类型', 14, ['组织类型', '类别']],
    name: ['名称', 34, ['组织名称', '单位名称', '全称']],
    parentArea: ['上级区划代码', 18],
    parent: ['上级组织', 34, ['上级', '上级党组织', '隶属']],
    creditCode: ['统一社会信用代码', 22, ['信用代码', '统一信用代码']],
    address: ['地址', 30, ['办公地址', '详细地址', '住址', '地点']],
    phone: ['电话', 16, ['联系电话', '联系方式', '办公电话', '座机']],
    lon: ['经度', 12],
    lat: ['纬度', 12],
    members: ['党员数', 8, ['党员人数']],
    households: ['联系户数', 10, ['户数']],
    foundedOn: ['成立日期', 12, ['成立时间']],
    note: ['备注', 30, ['说明']],
  },
  memberships: {
    bodyArea: ['大党委（联盟）区划代码', 22],
    body: ['大党委（联盟）', 34],
    unitArea: ['单位区划代码', 18],
    unit: ['单位', 34],
    joinedOn: ['加入日期', 12],
    leftOn: ['退出日期', 12],
  },
  offices: {
    area: ['区划代码', 18, ['区域代码', '行政区划代码', '网格编码', '社区代码']],
    areaName: ['区划名称（自动）', 28],
    organisation: ['组织', 34],
    kind: ['职务', 12, ['岗位', '职位']],
    person: ['姓名', 12, ['名字', '人员姓名']],
    mobile: ['手机号', 14, ['手机', '手机号码', '联系电话', '联系方式', '电话']],
    partyMember: ['党员', 8, ['是否党员', '政治面貌']],
    unitArea: ['派出单位区划代码', 18],
    unit: ['派出单位', 34],
    employment: ['用工形式', 10],
    validFrom: ['任职日期', 12, ['任职时间', '开始日期']],
    validTo: ['离任日期', 12, ['离任时间', '结束日期']],
  },
  agreements: {
    title: ['协议名称', 40],
    partnerArea: ['社区方区划代码', 18],
    partner: ['社区方组织', 34],
    unitArea: ['单位区划代码', 18],
    unit: ['单位', 34],
    signedOn: ['签订日期', 12],
    validFrom: ['开始日期', 12],
    validTo: ['结束日期', 12],
    remindDays: ['提前提醒天数', 12],
    state: ['状态（自动）', 12],
  },
  promises: {
    title: ['协议名称', 40],
    partnerArea: ['社区方区划代码', 18],
    partner: ['社区方组织', 34],
    unitArea: ['单位区划代码', 18],
    unit: ['单位', 34],
    validFrom: ['协议开始日期', 14],
    text: ['承诺', 50],
    person: ['责任人', 12, ['负责人', '姓名']],
    mobile: ['手机号', 14, ['手机', '手机号码', '联系电话', '联系方式', '电话']],
    dueOn: ['完成期限', 12, ['期限', '完成时限']],
    keptOn: ['完成日期', 12],
    outcome: ['完成情况', 30, ['落实情况']],
  },
} as const;
export type SheetKey = keyof typeof sheetColumns;
export type Column<S extends SheetKey> = keyof (typeof sheetColumns)[S] & string;
export const sheetTitles: Record<SheetKey, string> = {
  organisations: '组织',
  memberships: '成员单位',
  offices: '任职',
  agreements: '共建协议',
  promises: '协议承诺',
};
/** In the order in which they are written; each speaks only of what those before it have entered. */
export const sheetKeys = Object.keys(sheetTitles) as SheetKey[];
/** Something for every sheet. */
export const bySheet = <T>(of: (key: SheetKey) => T): Record<SheetKey, T> =>
  Object.fromEntries(sheetKeys.map((key) => [key, of(key)])) as Record<SheetKey, T>;

/** Without these columns a sheet says nothing. */
const needed: { readonly [S in SheetKey]: readonly Column<S>[] } = {
  organisations: ['area', 'kind', 'name'],
  memberships: ['bodyArea', 'body', 'unitArea', 'unit', 'joinedOn'],
  offices: ['area', 'kind', 'person', 'validFrom'],
  agreements: ['title', 'partnerArea', 'partner', 'unitArea', 'unit', 'signedOn', 'validFrom', 'validTo'],
  promises: ['title', 'partnerArea', 'partner', 'unitArea', 'unit', 'validFrom', 'text', 'person'],
};

/** Chinese words by code. */
export interface SheetWords {
  readonly kinds: Readonly<Record<OrganisationKind, string>>;
  readonly offices: Readonly<Record<OfficeKind, string>>;
  readonly employments: Readonly<Record<Employment, string>>;
}

/** How a row of each sheet is read. */
export type Row<S extends SheetKey> = RowReader<Column<S>>;

/** The rows of a sheet that hold anything, each with a reader that notes faults; none in a sheet that lacks a column it needs. */
export const rowsOf = <S extends SheetKey>(key: S, sheet: ReadSheet, findings: Findings): readonly Row<S>[] => {
  const columns = sheetColumns[key] as Columns<Column<S>>;
  const table = readTable(sheet, columns, { needed: needed[key], codes: 'organisations.cell_', findings });
  for (const column of table.missing) {
    const name = columns[column][0];
    const fault = { sheet: sheet.name, row: table.heading, column: name, cell: null, code: 'organisations.sheet_column_missing' };
    findings.faults.push({ ...fault, data: { column: name } });
  }
  return table.rows;
};

/** Heading and widths of a sheet. */
export const headOf = (key: SheetKey): { name: string; head: string[][]; widths: number[] } => {
  const columns = Object.values<ColumnSpec>(sheetColumns[key]);
  return { name: sheetTitles[key], head: [columns.map(([name]) => name)], widths: columns.map(([, width]) => width) };
};
