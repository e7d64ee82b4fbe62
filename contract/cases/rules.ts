import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, done, id, label, moment } from '../kernel/values.ts';
import { typeCode } from './categories.ts';
import { channels } from './channels.ts';
import { handlings, mostAssists, personChoices, urgencies } from './dispatching.ts';

const condition = z.string().trim().min(1).max(1_000).nullable().describe('an expression in CEL under which the rule holds; null: always');

/** Where a rule comes from, if nobody wrote it by hand: past cases, of which `hits` were with its organisation; or a ruling on a case. */
export const ruleOrigin = z.discriminatedUnion('from', [
  z.object({ from: z.literal('past'), cases: z.number().int(), hits: z.number().int(), on: day }),
  z.object({ from: z.literal('ruling'), caseNumber: z.string().max(40), on: day }),
]);
export type RuleOrigin = z.infer<typeof ruleOrigin>;

/** What a rule asks of a case, and what it says. Only category, area and organisation have to be told. */
export const ruleFields = {
  categoryCode: z.string().max(20).nullable().describe('with all below it; null: any'),
  areaCode: z.string().max(20).describe('with all below it'),
  kind: typeCode.nullable().default(null).describe('kind of the case; null: any'),
  channel: z.enum(channels).nullable().default(null).describe('how it came in; null: any'),
  condition,
  organisationId: id.describe('leads'),
  assists: z.array(id).max(mostAssists).default([]),
  alternatives: z.array(id).max(2).default([]).describe('who is likely too, the likeliest first'),
  level: z.enum(urgencies).nullable().default(null),
  handling: z.enum(handlings).nullable().default(null),
  person: z.enum(personChoices).nullable().default(null).describe('how one person there is found; null: nobody is suggested'),
  origin: ruleOrigin.nullable().default(null),
};
const given = z.object(ruleFields);
export type RuleGiven = z.output<typeof given>;

const organisation = z.object({ id, name: z.string() });
/** One rule of the dispatch catalogue. Rules whose condition holds go first, then the deeper category, the smaller area, the kind, the channel. */
export const dispatchRule = z.object({
  id,
  category: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }).nullable(),
  area: z.object({ code: z.string(), name: z.string() }),
  kind: typeCode.nullable(),
  channel: z.enum(channels).nullable(),
  condition: z.string().nullable(),
  organisation: organisation.extend({ receives: z.boolean().describe('somebody there can accept cases') }),
  assists: z.array(organisation),
  alternatives: z.array(organisation),
  level: z.enum(urgencies).nullable(),
  handling: z.enum(handlings).nullable(),
  person: z.enum(personChoices).nullable(),
  origin: ruleOrigin.nullable(),
});
export type DispatchRuleShown = z.infer<typeof dispatchRule>;

export const listRules = endpoint({
  method: 'GET',
  path: '/api/dispatch-rules',
  access: 'session',
  summary: 'The dispatch catalogue of the jurisdiction',
  response: z.object({ items: z.array(dispatchRule) }),
});

const errors = [
  'case.rule_gone',
  'case.rule_twice',
  'case.category_unknown',
  'case.organisation_unknown',
  'territory.area_not_found',
  'expression.wrong',
];

export const saveRule = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules',
  access: 'session',
  summary: 'Add a dispatch rule or change one; it counts at once, for cases reported or filed from then on',
  body: z.object({ id, ruleId: id.nullable().describe('null: a new one'), ...ruleFields }),
  response: dispatchRule,
  errors,
});

export const addRules = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules/add',
  access: 'session',
  status: 201,
  largestBody: 8 * 1024 * 1024,
  summary: 'Add many rules, all or none; one that asks for the same as a rule there is takes its place',
  body: z.object({ id, rules: z.array(given).min(1).max(1_000) }),
  response: z.object({ added: z.number().int(), replaced: z.number().int() }),
  errors,
});

export const removeRule = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules/:ruleId/remove',
  access: 'session',
  summary: 'Remove a dispatch rule',
  params: z.object({ ruleId: id }),
  body: z.object({ id }),
  response: done,
  errors: ['case.rule_gone'],
});

export const tryRule = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules/try',
  access: 'session',
  summary: 'What a rule would have done with the cases of the last month, the newest 500 at most; nothing is stored',
  body: z.object({ ruleId: id.nullable(), ...ruleFields }),
  response: z.object({
    since: day,
    looked: z.number().int().describe('cases looked at'),
    matched: z.number().int().describe('cases the rule would have decided'),
    moved: z.number().int().describe('of these, those that would have been suggested to another organisation'),
    unknown: z.number().int().describe('cases of its category and area whose condition could not be told'),
    examples: z.array(z.object({ at: moment, category: label.nullable(), before: z.string().nullable() })),
  }),
  errors,
});

/** What a changed catalogue would have done with the cases of the last month, beside the one in force. */
export const catalogueTrial = z.object({
  since: day,
  looked: z.number().int().describe('cases looked at, the newest 5,000 at most'),
  decided: z.number().int().describe('cases a rule would have decided'),
  decidedBefore: z.number().int(),
  moved: z.number().int().describe('cases that would have gone to another organisation, or to one at all'),
  organisations: z
    .array(
      z.object({
        name: z.string().nullable().describe('null: no rule'),
        before: z.number().int(),
        after: z.number().int(),
        gained: z.number().int(),
        lost: z.number().int(),
      }),
    )
    .describe('those that gain or lose most first'),
});
export type CatalogueTrial = z.infer<typeof catalogueTrial>;

export const tryRules = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules/try-all',
  access: 'session',
  largestBody: 8 * 1024 * 1024,
  summary: 'What the catalogue with these rules added would have done with the cases of the last month; nothing is stored',
  body: z.object({ rules: z.array(given).min(1).max(1_000) }),
  response: catalogueTrial,
  errors,
});

export const exportRules = fileEndpoint({
  method: 'GET',
  path: '/api/dispatch-rules/sheet',
  access: 'session',
  summary: 'Workbook of the dispatch catalogue; changed, it can be imported again',
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});

/** What the import did or, as a dry run, would do: the sheet becomes the whole catalogue. With faults nothing is done. */
export const rulesImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  same: z.number().int(),
  faultCount: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
  trial: catalogueTrial.nullable().describe('of a dry run without faults'),
});
export type RulesImport = z.infer<typeof rulesImport>;

export const importRules = fileEndpoint({
  method: 'POST',
  path: '/api/dispatch-rules/import',
  access: 'session',
  summary:
    'Replaces the dispatch catalogue by a workbook, all of it or nothing; `dryRun` tells what it would do and what the last month would have been',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: rulesImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});

export const learnRules = endpoint({
  method: 'POST',
  path: '/api/dispatch-rules/learn',
  access: 'session',
  status: 201,
  summary: 'Learn a catalogue from the cases that organisations took on, the newest 20,000 at most, as long work; nothing is changed',
  body: z.object({ id: id.describe('of the long work too') }),
  response: z.object({ work: id.describe('to be followed under /api/work') }),
  errors: ['request.line_full', 'request.id_reused'],
});

/** What learning leaves: rules as the past suggests them, the most frequent first. */
export const learntAnswer = z.object({
  looked: z.number().int().describe('cases learnt from'),
  rules: z.array(
    dispatchRule.omit({ id: true }).extend({
      cases: z.number().int().describe('past cases it decides'),
      hits: z.number().int().describe('of these, those its organisation had'),
      now: organisation.nullable().describe('who gets such cases by the catalogue in force; null: nobody'),
    }),
  ),
});
export type LearntAnswer = z.infer<typeof learntAnswer>;
