import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of a workbook of members, with their width and what people write over them instead. */
export const memberColumns = {
  name: ['姓名', 12],
  phone: ['手机号', 16, ['电话', '联系电话']],
  area: ['社区代码', 20, ['区划代码', '区域代码']],
  unit: ['工作单位', 28, ['单位', '所在单位']],
  skills: ['特长', 24],
  services: ['服务意向', 24, ['服务类型']],
} as const satisfies Record<string, ColumnSpec>;
export type MemberColumn = keyof typeof memberColumns;
export const neededColumns = ['name', 'area'] as const satisfies readonly MemberColumn[];

/** Columns of a workbook of units that enrol; what it gives out besides is read only. */
export const unitColumns = {
  unit: ['单位', 28, ['单位名称']],
  area: ['社区代码', 20, ['区划代码', '区域代码']],
  contact: ['联系人', 12, ['联络员']],
  phone: ['联系电话', 16, ['手机号', '电话']],
  serviceDay: ['固定服务日', 20, ['服务日']],
} as const satisfies Record<string, ColumnSpec>;
export type UnitColumn = keyof typeof unitColumns;
export const neededUnitColumns = ['unit', 'area', 'contact'] as const satisfies readonly UnitColumn[];
