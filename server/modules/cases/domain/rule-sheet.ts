import { handlings, personChoices, urgencies } from '#contract/cases/dispatching.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the dispatch catalogue's sheet, with their width and what people write over them instead. */
export const ruleSheetColumns = {
  category: ['类别代码', 14, ['类别']],
  categoryName: ['类别名称', 24],
  area: ['区域代码', 18, ['区域']],
  areaName: ['区域名称', 28],
  kind: ['性质', 12, ['诉求类型']],
  channel: ['来源', 12, ['渠道']],
  condition: ['条件', 36],
  organisation: ['承办单位', 30, ['主办单位']],
  organisationArea: ['单位所在区域代码', 20],
  assists: ['协办单位', 36],
  level: ['紧急程度', 12],
  handling: ['办理方式', 14, ['办理类别']],
  person: ['派到人', 16],
} as const satisfies Record<string, ColumnSpec>;
export type RuleColumn = keyof typeof ruleSheetColumns;
export const neededRuleColumns = ['area', 'organisation'] as const satisfies readonly RuleColumn[];

/** Lists of words of the sheet, by the column they stand in. */
export const ruleWords = { level: urgencies, handling: handlings, person: personChoices } as const;
