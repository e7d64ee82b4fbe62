import type { CapPeriod, PersonClass } from '#contract/points/rule-values.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Sheets of the workbook of rules and their columns; an export is in the form an import reads. */
export const ruleSheetNames = { rules: '积分规则', caps: '总封顶', book: '计分方式' } as const;

export const ruleColumns = {
  code: ['代码', 18, ['规则代码', '编号']],
  title: ['名称', 28, ['规则名称']],
  titleEn: ['英文名称', 24],
  act: ['行为', 24, ['计分行为']],
  kinds: ['类别', 24],
  classes: ['适用人群', 20, ['人群']],
  points: ['分值', 10, ['积分']],
  act_cap: ['每次封顶', 12],
  day: ['每日封顶', 12],
  month: ['每月封顶', 12],
  season: ['每季封顶', 12],
  year: ['每年封顶', 12],
  months: ['有效期（月）', 14, ['有效期', '有效月数']],
  area: ['适用区域代码', 18, ['适用区域', '区域代码']],
  budget: ['支付预算', 24, ['预算']],
  from: ['开始日期', 14],
  until: ['截止日期', 14],
  basis: ['依据', 40],
} as const satisfies Record<string, ColumnSpec>;
export type RuleColumn = keyof typeof ruleColumns;

export const capColumns = {
  class: ['适用人群', 20, ['人群']],
  per: ['周期', 12],
  points: ['封顶', 12, ['积分']],
} as const satisfies Record<string, ColumnSpec>;

export const bookColumns = {
  step: ['计时单位（分钟）', 18, ['计时单位']],
  seasons: ['每季从几月开始', 20, ['季度起始月']],
} as const satisfies Record<string, ColumnSpec>;

/** Columns of the caps of one rule. */
export const capColumnOf = { act: 'act_cap', day: 'day', month: 'month', season: 'season', year: 'year' } as const satisfies Record<
  CapPeriod,
  RuleColumn
>;
export const everybody = '所有人';
export const classWords: Readonly<Record<PersonClass, string>> = {
  resident: '居民',
  party_member: '党员',
  volunteer: '志愿者',
  courier: '新就业群体',
};
export const capWords: Readonly<Record<CapPeriod, string>> = { act: '每次', day: '每日', month: '每月', season: '每季', year: '每年' };

/** Parts of a cell that holds several. */
export const partsOf = (text: string | null): string[] =>
  (text ?? '')
    .split(/[、,，;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
