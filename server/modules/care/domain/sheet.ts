import type { CareConsent } from '#contract/care/records.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of a workbook of care records, with their width and what people write over them instead. Without consent in its row nobody is entered. */
export const careColumns = {
  name: ['姓名', 12],
  phone: ['手机号', 16, ['电话', '联系电话']],
  area: ['区域代码', 20, ['区划代码', '网格代码', '社区代码']],
  address: ['住处', 32, ['住址', '家庭住址', '地址']],
  born: ['出生日期', 14, ['出生年月日']],
  class: ['类别', 16, ['人员类别', '关爱类别']],
  source: ['依据', 20],
  purpose: ['目的', 24],
  consentOn: ['同意日期', 14],
  consentUntil: ['同意到期', 14, ['同意期限']],
  how: ['同意方式', 12],
  witness: ['见证人', 12],
  guardian: ['监护人', 12],
  relation: ['监护关系', 12],
  note: ['走访须知', 32, ['备注']],
} as const satisfies Record<string, ColumnSpec>;
export type CareColumn = keyof typeof careColumns;
export const neededColumns = [
  'name',
  'area',
  'address',
  'class',
  'source',
  'purpose',
  'consentOn',
  'consentUntil',
  'how',
] as const satisfies readonly CareColumn[];

/** How consent was given, in the words of the workbook. */
export const hows: Readonly<Record<CareConsent['how'], string>> = { spoken: '口头同意', signed: '书面签字' };
