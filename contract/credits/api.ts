import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { shortCode as code, line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, label, moment } from '../kernel/values.ts';
import { points, scheme } from './scheme.ts';
import { askStates, entrySources, entryStates, signs, standings, stepActs, yearStates } from './values.ts';

const count = z.number().int();
const files = z.array(id).max(6).default([]);
const document = z.object({ id, name: z.string(), url: z.string() });

/** What a company comes to, and of what. */
export const result = z.object({
  standing: z.enum(standings).describe('missing: has not joined, a state of its own and no nought'),
  base: z.number(),
  good: z.number().describe('after the cap'),
  bad: z.number().describe('after the cap'),
  score: z.number().nullable().describe('what the card gives; null: the scheme asks for none, or no period is final'),
  total: z.number().nullable(),
  grade: z.string().nullable().describe('as it is published'),
  list: z.enum(['red', 'black']).nullable(),
  vetoed: z.boolean(),
});
export type Result = z.infer<typeof result>;

/** What followed from what the bad points of a company added up to. */
export const measure = z.object({
  code,
  name: label,
  act: z.enum(stepActs),
  from: z.number().describe('points from which on it follows'),
  sum: z.number().describe('what they came to'),
  since: day,
  until: day.describe('the last day it holds'),
  entryId: id.describe('the entry that brought it'),
});
export const companyItem = z.object({
  id,
  name: z.string(),
  result,
  entries: count.describe('that count today'),
  openAsks: count,
  measures: z.array(measure).describe('that hold today'),
});
export type CompanyItem = z.infer<typeof companyItem>;
export const listCredits = endpoint({
  method: 'GET',
  path: '/api/credits/companies',
  access: 'session',
  summary: 'Property companies as they stand today, the best first; their own for those who stand for them',
  response: z.object({ day, scheme: scheme.nullable(), items: z.array(companyItem), can: z.array(z.enum(['enter', 'review', 'design'])) }),
});

export const ask = z.object({
  id,
  kind: z.enum(['objection', 'repair']),
  entryId: id.nullable(),
  yearId: id.nullable(),
  words: z.string(),
  documents: z.array(document),
  askedAt: moment,
  answerBy: day,
  state: z.enum(askStates),
  answer: z.string().nullable(),
  answeredAt: moment.nullable(),
  can: z.boolean().describe('whether the viewer may answer it'),
});
export type Ask = z.infer<typeof ask>;
export const entry = z.object({
  id,
  item: code,
  name: label,
  sign: z.enum(signs),
  points: z.number(),
  grave: z.boolean(),
  occurredOn: day,
  since: day.describe('shown and counted from this day on'),
  until: day.describe('the last day it is shown and counted'),
  source: z.enum(entrySources),
  sourceId: id.nullable().describe('of a case or of a period of a card'),
  words: z.string(),
  documents: z.array(document),
  state: z.enum(entryStates),
  endedOn: day.nullable().describe('repaired on'),
  counts: z.boolean().describe('today'),
  objectUntil: day,
  repairFrom: day.nullable().describe('the first day on which a repair can be applied for; null: nothing to repair'),
  repaired: z.object({ total: z.number(), grade: z.string() }).nullable().describe('what the company would come to today without it'),
  asks: z.array(ask),
  can: z.array(z.enum(['object', 'repair'])),
});
export type Entry = z.infer<typeof entry>;

const companyPath = z.object({ companyId: id });
export const company = z.object({
  id,
  name: z.string(),
  day,
  scheme: scheme.nullable(),
  joinedOn: day.nullable(),
  basics: z.string().nullable().describe('what its basic information was found to be'),
  result,
  scores: z
    .array(z.object({ runId: id, first: day, last: day, name: z.string(), total: z.number() }))
    .describe('final scores the card gave'),
  entries: z.array(entry),
  marks: z
    .object({ sum: z.number(), first: day, last: day })
    .nullable()
    .describe('what its bad points of the period add up to today; null: nothing follows from them by the scheme'),
  measures: z.array(measure).describe('all that followed, the newest first'),
  asks: z.array(ask).describe('against ratings'),
  years: z.array(z.object({ yearId: id, year: count, state: z.enum(yearStates), publicUntil: day, edition: count, result })),
  can: z.array(z.enum(['enter', 'join', 'object'])),
});
export type Company = z.infer<typeof company>;
export const getCredit = endpoint({
  method: 'GET',
  path: '/api/credits/companies/:companyId',
  access: 'session',
  summary: 'One company: what it comes to today, all entries, objections, repairs and years',
  params: companyPath,
  response: company,
  errors: ['credits.company_not_found'],
});
export const joinCredits = endpoint({
  method: 'POST',
  path: '/api/credits/companies/:companyId/joined',
  access: 'session',
  summary: 'Says that a company has joined, and what its basic information is worth',
  params: companyPath,
  body: z.strictObject({ id, joinedOn: day, base: points, words: line.min(2).max(200) }),
  response: company,
  errors: ['credits.company_not_found', 'credits.scheme_missing', 'credits.too_many_points', 'credits.day_ahead'],
});
export const enterCredit = endpoint({
  method: 'POST',
  path: '/api/credits/companies/:companyId/entries',
  access: 'session',
  summary: 'Enters what is known of a company, with what it rests on; the company is told',
  params: companyPath,
  body: z.strictObject({
    id,
    item: code,
    points: points.nullable().describe('null: those of the item'),
    occurredOn: day,
    until: day.nullable().describe('null: as long as the item lives'),
    source: z.enum(entrySources),
    sourceId: id.nullable().default(null),
    words: text.min(2).max(500),
    files,
  }),
  response: company,
  errors: [
    'credits.company_not_found',
    'credits.scheme_missing',
    'credits.item_gone',
    'credits.too_many_points',
    'credits.day_ahead',
    'credits.until_wrong',
    'file.too_many',
    'file.not_found',
    'file.already_used',
  ],
});
const asking = z.strictObject({ id, words: text.min(2).max(1_000), files });
const entryPath = z.object({ entryId: id });
export const objectToEntry = endpoint({
  method: 'POST',
  path: '/api/credits/entries/:entryId/objections',
  access: 'session',
  summary: 'Objects to an entry of one’s own company',
  params: entryPath,
  body: asking,
  response: company,
  errors: [
    'credits.entry_not_found',
    'credits.objections_over',
    'credits.objected',
    'file.too_many',
    'file.not_found',
    'file.already_used',
  ],
});
export const askRepair = endpoint({
  method: 'POST',
  path: '/api/credits/entries/:entryId/repairs',
  access: 'session',
  summary: 'Applies for the repair of an entry of one’s own company, with what shows that it was mended',
  params: entryPath,
  body: asking,
  response: company,
  errors: [
    'credits.entry_not_found',
    'credits.not_repairable',
    'credits.repair_early',
    'credits.repair_asked',
    'file.too_many',
    'file.not_found',
    'file.already_used',
  ],
});
export const objectToRating = endpoint({
  method: 'POST',
  path: '/api/credits/years/:yearId/objections',
  access: 'session',
  summary: 'Objects to the rating of a year while it is shown',
  params: z.object({ yearId: id }),
  body: asking.extend({ companyId: id }),
  response: company,
  errors: [
    'credits.year_not_found',
    'credits.company_not_found',
    'credits.objections_over',
    'credits.objected',
    'file.too_many',
    'file.not_found',
    'file.already_used',
  ],
});
export const answerCredit = endpoint({
  method: 'POST',
  path: '/api/credits/asks/:askId/answer',
  access: 'session',
  summary: 'Grants or refuses an objection or a repair; never by whoever made the entry or asked',
  params: z.object({ askId: id }),
  body: z.strictObject({ id, granted: z.boolean(), answer: text.min(2).max(1_000) }),
  response: company,
  errors: ['credits.ask_not_found', 'credits.ask_answered', 'credits.own', 'credits.not_repairable'],
});

export const year = z.object({
  id,
  year: count,
  state: z.enum(yearStates),
  edition: count,
  publicUntil: day,
  openAsks: count,
  can: z.array(z.enum(['finish', 'correct'])),
});
export type Year = z.infer<typeof year>;
export const rating = z.object({
  companyId: id,
  name: z.string(),
  result,
  entries: z.array(z.object({ id, name: label, points: z.number() })),
});
export type Rating = z.infer<typeof rating>;
const yearPath = z.object({ yearId: id });
export const listCreditYears = endpoint({
  method: 'GET',
  path: '/api/credits/years',
  access: 'session',
  summary: 'Years that were rated, the newest first',
  response: z.object({ items: z.array(year), can: z.array(z.literal('rate')), next: count.describe('the last year that is over') }),
});
export const getCreditYear = endpoint({
  method: 'GET',
  path: '/api/credits/years/:yearId',
  access: 'session',
  summary: 'One year with the rating of every company, as it was frozen',
  params: yearPath,
  query: z.object({ edition: z.coerce.number().int().min(1).optional() }),
  response: z.object({
    year,
    scheme,
    ratings: z.array(rating),
    editions: z.array(z.object({ edition: count, madeAt: moment, reason: z.string() })),
  }),
  errors: ['credits.year_not_found'],
});
export const rateYear = endpoint({
  method: 'POST',
  path: '/api/credits/years',
  access: 'session',
  summary: 'Rates a year that is over from the entries that lived on its last day, and shows it with the time to object',
  body: z.strictObject({ id, year: count.min(2000).max(2100) }),
  response: year,
  errors: ['credits.scheme_missing', 'credits.year_runs', 'credits.year_taken', 'credits.company_not_found'],
});
export const ratingDifference = z.object({ companyId: id, name: z.string(), before: result.nullable(), after: result.nullable() });
export type RatingDifference = z.infer<typeof ratingDifference>;
export const compareCreditYear = endpoint({
  method: 'GET',
  path: '/api/credits/years/:yearId/differences',
  access: 'session',
  summary: 'What the year would come to by what is known now; nothing changes by asking',
  params: yearPath,
  response: z.object({ edition: count, items: z.array(ratingDifference) }),
  errors: ['credits.year_not_found'],
});
export const finishCreditYear = endpoint({
  method: 'POST',
  path: '/api/credits/years/:yearId/finish',
  access: 'session',
  summary: 'Makes a year final once everybody could object and all were answered',
  params: yearPath,
  body: z.strictObject({ id, edition: count.min(1).describe('the newest the viewer saw') }),
  response: year,
  errors: ['credits.year_not_found', 'credits.year_shown', 'credits.asks_open', 'credits.edition_changed'],
});
export const correctCreditYear = endpoint({
  method: 'POST',
  path: '/api/credits/years/:yearId/corrections',
  access: 'session',
  summary: 'Decides that what is known now takes the place of what was frozen',
  params: yearPath,
  body: z.strictObject({ id, edition: count.min(1), reason: line.min(2).max(200) }),
  response: year,
  errors: ['credits.year_not_found', 'credits.nothing_changed', 'credits.edition_changed'],
});

/** What everybody may see of a year: grades, and of bad entries those that are still shown. */
export const openRating = z.object({
  name: z.string(),
  standing: z.enum(standings),
  grade: z.string(),
  total: z.number().nullable(),
  barred: day.nullable().describe('takes on no new estates up to this day'),
});
export const listOpenCredits = endpoint({
  method: 'GET',
  path: '/api/open/credits',
  access: 'public',
  summary: 'The newest year of credit ratings that is shown, the best first',
  response: z.object({
    year: count.nullable(),
    state: z.enum(yearStates).nullable(),
    publicUntil: day.nullable(),
    title: label.nullable(),
    source: z.string(),
    items: z.array(openRating),
  }),
});
export type OpenCredits = z.infer<typeof listOpenCredits.response>;

export const exportCredits = fileEndpoint({
  method: 'GET',
  path: '/api/credits/sheet',
  access: 'session',
  summary: 'Entries as a workbook; filled in, its rows without a number are imported',
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const creditImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('rows that are entered already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type CreditImport = z.infer<typeof creditImport>;
export const importCredits = fileEndpoint({
  method: 'POST',
  path: '/api/credits/import',
  access: 'session',
  summary: 'Enters the entries of a workbook, all of it or nothing; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: creditImport,
  errors: ['session.forbidden', 'credits.scheme_missing', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
export const exportCreditYear = fileEndpoint({
  method: 'GET',
  path: '/api/credits/years/:yearId/sheet',
  access: 'session',
  summary: 'One year as a workbook: grades, points and the entries they are made of',
  params: yearPath,
  gives: workbookType,
  errors: ['credits.year_not_found', 'request.line_full'],
});
