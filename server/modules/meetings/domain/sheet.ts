import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of members of a body. */
export const memberColumns = {
  name: ['姓名', 14, ['成员', '成员姓名', '委员']],
  phone: ['手机号', 16, ['电话', '联系电话', '手机']],
  organisation: ['单位', 28, ['所在单位', '成员单位', '代表单位']],
  role: ['身份', 12, ['职务', '角色']],
  from: ['起', 14, ['任期起', '开始日期', '入会日期']],
  until: ['至', 14, ['任期至', '届满日期', '截止日期']],
} as const satisfies Record<string, ColumnSpec>;
export type MemberColumn = keyof typeof memberColumns;
export const neededColumns = ['name'] as const satisfies readonly MemberColumn[];
