import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

const plain = {
  name: ['姓名', 12],
  phone: ['手机号', 14, ['电话', '联系电话', '手机']],
  duty: ['职务', 24, ['岗位', '职务岗位']],
  area: ['区域', 28, ['所在社区', '社区', '街道', '所属区域']],
} as const satisfies Record<string, ColumnSpec>;
export type NominationColumn = keyof typeof plain | `criterion_${string}`;

/** Columns of nominations: who, and the evidence for each criterion of the round under its name. */
export const nominationColumns = (
  criteria: readonly { readonly code: string; readonly name: string }[],
): Readonly<Record<NominationColumn, ColumnSpec>> => ({
  ...plain,
  ...Object.fromEntries(criteria.map(({ code, name }): [NominationColumn, ColumnSpec] => [`criterion_${code}`, [name, 48]])),
});
