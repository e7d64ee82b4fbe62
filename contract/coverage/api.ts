import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { page, paging } from '../kernel/values.ts';
import { areaLevels } from '../territory/levels.ts';
import { coverageSheetPath } from './address.ts';

const level = z.enum(areaLevels);
const areaCode = z.string().max(20);
const text = (max: number) => z.object({ zh: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max).nullable() });

/** What a figure is counted in. */
export const measureUnits = ['household', 'person', 'organisation', 'square_metre', 'per_10000', 'percent', 'building', 'item'] as const;
/** What a figure is about: an area of the rule's levels, an organisation or a place, wherever it stands. */
export const measureSubjects = ['area', 'organisation', 'place'] as const;
/** How much a breach weighs: `must` has to be put right, `should` is worth a look. */
export const ruleSeverities = ['must', 'should'] as const;
/** What a figure comes to under a rule. Unknown figures are neither fine nor broken; to an exempt one the rule does not apply. */
export const verdicts = ['fine', 'broken', 'no_data', 'exempt'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * A rule: the figures of a measure stay between `min` and `max`, both included; null where there is no such limit.
 * `levels` says which areas a measure of areas is checked on, and is empty for measures of organisations and places.
 */
export const coverageRule = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_.]{1,81}$/),
  name: text(100),
  measure: z.string().regex(/^[a-z][a-z0-9_.]{1,81}$/),
  levels: z.array(level).max(areaLevels.length),
  min: z.number().min(0).max(1_000_000_000).nullable(),
  max: z.number().min(0).max(1_000_000_000).nullable(),
  on: z.boolean(),
  severity: z.enum(ruleSeverities),
  source: text(200).describe('where the rule comes from'),
});
export type CoverageRule = z.infer<typeof coverageRule>;

const measure = z.object({
  code: z.string(),
  subject: z.enum(measureSubjects),
  levels: z.array(level).describe('levels on which it can be told; empty for organisations and places'),
  unit: z.enum(measureUnits),
  words: z
    .object({ name: text(100), formula: text(400) })
    .nullable()
    .describe('of a measure the jurisdiction has designed; null: the program has them'),
});
export type CoverageMeasure = z.infer<typeof measure>;

const ruleBook = z.object({
  version: z.number().int().describe('goes up with every change; 0 while the defaults hold'),
  rules: z.array(coverageRule.extend({ standard: coverageRule.nullable().describe('the default of this code; null for an own rule') })),
  measures: z.array(measure),
  mayEdit: z.boolean(),
});
export type CoverageRuleBook = z.infer<typeof ruleBook>;

export const getCoverageRules = endpoint({
  method: 'GET',
  path: '/api/coverage/rules',
  access: 'session',
  summary: 'The rules of the jurisdiction with their defaults, and the measures rules can be made of',
  response: ruleBook,
});

const counts = {
  checked: z.number().int().describe('figures the rule applies to and that are known'),
  broken: z.number().int(),
  noData: z.number().int().describe('figures nobody knows yet; not among the checked'),
  exempt: z.number().int().describe('not among the checked'),
};

/** How an area fares under every rule that is switched on. */
export const coverage = z.object({
  areas: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .describe('what was looked at: the asked area, as far as the viewer reaches'),
  day: z.iso.date().describe('the day in Shanghai whose figures these are'),
  rules: z.array(
    z.object({
      rule: coverageRule,
      unit: z.enum(measureUnits),
      subject: z.enum(measureSubjects),
      formula: text(400).nullable().describe('null: the program has words for it'),
      ...counts,
    }),
  ),
  mayEdit: z.boolean(),
});
export type Coverage = z.infer<typeof coverage>;
const asked = { area: areaCode.optional().describe('area code; all the viewer reaches when absent') };

export const getCoverage = endpoint({
  method: 'GET',
  path: '/api/coverage',
  access: 'session',
  summary: 'Per rule: how many figures were checked, how many break it, how many are unknown',
  query: z.object(asked),
  response: coverage,
  errors: ['territory.area_not_found'],
});

/** One figure under a rule. `distance` is how far it lies outside the limit, in the figure's unit. */
export const coverageItem = z.object({
  area: z.object({ code: z.string(), name: z.string(), level }),
  path: z.string().describe('names from the street down, 大研街道 · 七一社区 · 第三网格'),
  subject: z.object({ id: z.string(), name: z.string() }).nullable().describe('the organisation or place; null when it is the area itself'),
  value: z.number().nullable(),
  parts: z.object({ numerator: z.number(), denominator: z.number() }).nullable().describe('what the value was computed from'),
  distance: z.number().nullable(),
  verdict: z.enum(verdicts),
});
export type CoverageItem = z.infer<typeof coverageItem>;

export const listCoverage = endpoint({
  method: 'GET',
  path: '/api/coverage/rules/:code/figures',
  access: 'session',
  summary: 'Who breaks a rule, with figure and limit; or whose figure is unknown',
  params: z.object({ code: z.string().max(82) }),
  query: z.object({
    ...paging,
    ...asked,
    verdict: z.enum(verdicts).default('broken'),
    sort: z.enum(['area', 'worst']).default('area'),
  }),
  response: page(coverageItem).extend({ total: z.number().int() }),
  errors: ['territory.area_not_found', 'coverage.rule_not_found'],
});

export const getCoverageByArea = endpoint({
  method: 'GET',
  path: '/api/coverage/rules/:code/areas',
  access: 'session',
  summary: 'A rule counted per area of one level, for the map',
  params: z.object({ code: z.string().max(82) }),
  query: z.object({ ...asked, level }),
  response: z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), ...counts })) }),
  errors: ['territory.area_not_found', 'coverage.rule_not_found'],
});

export const exportCoverage = fileEndpoint({
  method: 'GET',
  path: coverageSheetPath,
  access: 'session',
  summary: 'Workbook of the coverage of an area: figures, rules, what is missing where',
  query: z.object({ area: z.string().max(20).optional().describe('the highest area of the viewer when absent') }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', 'request.line_full'],
});
