import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { shortCode as code, line, text } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';
import { bulletin, bulletinContent, bulletinWords } from './bulletin.ts';
import { card, periods, subjectKinds, units } from './card.ts';
import { appealStates, runStates, runSteps, unrankedWhys } from './values.ts';

const count = z.number().int();
const subjectKey = line.min(1).max(60);
const points = z.number().min(0).max(10_000);
const number = z.number().min(-1_000_000_000).max(1_000_000_000);

export const fact = z.strictObject({
  n: number.nullable().describe('things that count; null: unknown'),
  of: number.min(0).nullable().describe('of how many; null where it is no rate'),
  exempt: z.literal(true).optional(),
  excluded: count.min(0).optional().describe('taken out of both by a decision on the case'),
});

/** What measures there are to make indicators of. */
export const measure = z.object({
  code: z.string(),
  subjects: z.array(z.enum(subjectKinds)),
  unit: z.enum(units),
  name: label.nullable().describe('of one the jurisdiction designed; null: it is in the words of the program'),
  byCategory: z.boolean(),
});

export const listMeasures = endpoint({
  method: 'GET',
  path: '/api/scorecards/measures',
  access: 'session',
  summary: 'What figures cards can be made of',
  response: z.object({ items: z.array(measure) }),
});

export const cardItem = z.object({ code, title: label, subjects: z.enum(subjectKinds), period: z.enum(periods), publishedAt: moment });
export const listCards = endpoint({
  method: 'GET',
  path: '/api/scorecards',
  access: 'session',
  summary: 'Cards of the jurisdiction that were published',
  response: z.object({ items: z.array(cardItem) }),
});

export const run = z.object({
  id,
  card: code,
  title: label,
  subjects: z.enum(subjectKinds),
  period: z.enum(periods),
  version: count,
  first: day,
  last: day,
  state: z.enum(runStates),
  edition: count,
  appealUntil: day.nullable(),
  can: z.array(z.enum([...runSteps, 'give', 'review', 'correct'])).describe('what the viewer may do now'),
  openAppeals: count,
});
export type Run = z.infer<typeof run>;

export const lineShown = z.object({
  indicator: code,
  state: z.enum(['known', 'unknown', 'exempt', 'none', 'few', 'failed']),
  figure: z.number().nullable(),
  n: z.number().nullable(),
  of: z.number().nullable(),
  excluded: count,
  points: z.number().nullable(),
  full: z.number(),
});
export const scoreRow = z.object({
  subject: z.string(),
  name: z.string(),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  zone: z.string(),
  total: z.number().nullable(),
  unranked: z.enum(unrankedWhys).nullable(),
  rank: count.nullable(),
  band: z.string().nullable(),
  list: z.enum(['red', 'yellow']).nullable(),
  lines: z.array(lineShown),
});
export type ScoreRow = z.infer<typeof scoreRow>;

const runPath = z.object({ runId: id });
export const listRuns = endpoint({
  method: 'GET',
  path: '/api/scorecards/runs',
  access: 'session',
  summary: 'Periods of cards, newest first',
  query: z.object({ card: code.optional(), ...paging }),
  response: page(run),
});
export const getRun = endpoint({
  method: 'GET',
  path: '/api/scorecards/runs/:runId',
  access: 'session',
  summary: 'One period with its card and all scores the viewer may see; while it runs, as they stand now',
  params: runPath,
  query: z.object({ edition: z.coerce.number().int().min(1).optional() }),
  response: z.object({
    run,
    card,
    scores: z.array(scoreRow),
    editions: z.array(z.object({ edition: count, madeAt: moment, reason: z.string() })),
    own: z.array(z.string()).describe('subjects the viewer stands for'),
  }),
  errors: ['scorecards.run_not_found'],
});
export const tryCard = endpoint({
  method: 'POST',
  path: '/api/scorecards/try',
  access: 'session',
  summary: 'What a card would make of the period that holds a day; nothing is written',
  largestBody: 512 * 1024,
  mostParts: 60_000,
  body: z.strictObject({ content: z.unknown().describe('a card as it is drafted'), day }),
  response: z.object({ first: day, last: day, scores: z.array(scoreRow) }),
  errors: ['scorecards.card_invalid'],
});
export const getScore = endpoint({
  method: 'GET',
  path: '/api/scorecards/runs/:runId/scores/:subject',
  access: 'session',
  summary: 'How one subject stands in a period, while it runs beside the others as they were some minutes ago, with its periods before',
  params: z.object({ runId: id, subject: subjectKey }),
  response: z.object({
    run,
    card,
    score: scoreRow.describe('while the period runs without rank and list'),
    given: z
      .array(z.object({ indicator: code, number: count, points: z.number().nullable(), words: z.string() }))
      .describe('what was given last, and what it rests on'),
    trend: z.array(z.object({ runId: id, first: day, last: day, total: z.number().nullable(), rank: count.nullable() })),
    mine: z.boolean().describe('the viewer stands for it'),
  }),
  errors: ['scorecards.run_not_found', 'scorecards.subject_not_found'],
});
export const ownScore = z.object({
  run,
  subject: z.string(),
  name: z.string(),
  digits: count,
  total: z.number().nullable().describe('null also while the period runs'),
  rank: count.nullable(),
  list: z.enum(['red', 'yellow']).nullable(),
});
export const listOwnScores = endpoint({
  method: 'GET',
  path: '/api/scorecards/own',
  access: 'session',
  summary: 'How those the viewer stands for did, in the two newest periods of each card',
  response: z.object({ items: z.array(ownScore) }),
});
export const exportRun = fileEndpoint({
  method: 'GET',
  path: '/api/scorecards/runs/:runId/sheet',
  access: 'session',
  summary: 'One period as a workbook: totals and ranks, every figure with what it was made of, appeals',
  params: runPath,
  query: z.object({ edition: z.coerce.number().int().min(1).optional() }),
  gives: workbookType,
  errors: ['scorecards.run_not_found', 'request.line_full'],
});
export const openRun = endpoint({
  method: 'POST',
  path: '/api/scorecards/:card/runs',
  access: 'session',
  summary: 'Opens the period of a card that holds a day, by the rules in force on its first day',
  params: z.object({ card: code }),
  body: z.strictObject({ id, day }),
  response: run,
  errors: ['scorecards.card_not_found', 'scorecards.period_taken', 'scorecards.no_subjects', 'scorecards.period_wrong'],
});
export const stepRun = endpoint({
  method: 'POST',
  path: '/api/scorecards/runs/:runId/steps',
  access: 'session',
  summary: 'Freezes, publishes, finishes, archives or abandons a period',
  params: runPath,
  body: z.strictObject({
    id,
    step: z.enum(runSteps),
    edition: count.min(0).describe('the newest the viewer saw'),
    reason: line.max(200).default(''),
  }),
  response: run,
  errors: [
    'scorecards.run_not_found',
    'scorecards.step_over',
    'scorecards.edition_changed',
    'scorecards.period_runs',
    'scorecards.appeals_run',
    'scorecards.appeals_open',
    'scorecards.no_subjects',
  ],
});
export const givePoints = endpoint({
  method: 'POST',
  path: '/api/scorecards/runs/:runId/given',
  access: 'session',
  summary: 'Gives points by hand, with what they rest on; what was given before stays readable',
  params: runPath,
  body: z.strictObject({
    id,
    subject: subjectKey,
    indicator: code,
    points: points.nullable().describe('null: exempt'),
    words: text.min(2).max(500),
  }),
  response: z.object({ number: count }),
  errors: [
    'scorecards.run_not_found',
    'scorecards.subject_not_found',
    'scorecards.indicator_not_found',
    'scorecards.not_given',
    'scorecards.too_many_points',
    'scorecards.step_over',
  ],
});

/** By how much a corrected period would differ. */
export const difference = z.object({
  subject: z.string(),
  name: z.string(),
  before: z.object({ total: z.number().nullable(), rank: count.nullable(), band: z.string().nullable(), list: z.string().nullable() }),
  after: z.object({ total: z.number().nullable(), rank: count.nullable(), band: z.string().nullable(), list: z.string().nullable() }),
  facts: z.array(z.object({ indicator: code, before: fact, after: fact })),
});
export type Difference = z.infer<typeof difference>;
export const compareRun = endpoint({
  method: 'GET',
  path: '/api/scorecards/runs/:runId/differences',
  access: 'session',
  summary: 'What would change if the period were reckoned from the facts as they are now; nothing changes by asking',
  params: runPath,
  response: z.object({ edition: count, items: z.array(difference) }),
  errors: ['scorecards.run_not_found', 'scorecards.step_over'],
});
export const correctRun = endpoint({
  method: 'POST',
  path: '/api/scorecards/runs/:runId/corrections',
  access: 'session',
  summary: 'Decides that the facts as they are now take the place of the frozen ones',
  params: runPath,
  body: z.strictObject({ id, edition: count.min(1), reason: line.min(2).max(200) }),
  response: run,
  errors: ['scorecards.run_not_found', 'scorecards.step_over', 'scorecards.edition_changed', 'scorecards.nothing_changed'],
});

export const appeal = z.object({
  id,
  runId: id,
  subject: z.string(),
  subjectName: z.string(),
  indicator: code,
  edition: count,
  words: z.string(),
  raisedAt: moment,
  state: z.enum(appealStates),
  answerBy: day,
  answer: z.string().nullable(),
  fact: fact.nullable(),
  answeredAt: moment.nullable(),
  mine: z.boolean().describe('the viewer raised it'),
});
export type Appeal = z.infer<typeof appeal>;
export const listAppeals = endpoint({
  method: 'GET',
  path: '/api/scorecards/runs/:runId/appeals',
  access: 'session',
  summary: 'Appeals of a period that the viewer raised or may see, the oldest first',
  params: runPath,
  query: z.object(paging),
  response: page(appeal),
  errors: ['scorecards.run_not_found'],
});
export const raiseAppeal = endpoint({
  method: 'POST',
  path: '/api/scorecards/runs/:runId/appeals',
  access: 'session',
  summary: 'Contests one figure of one’s own organisation or area',
  params: runPath,
  body: z.strictObject({ id, subject: subjectKey, indicator: code, words: text.min(2).max(1_000) }),
  response: appeal,
  errors: [
    'scorecards.run_not_found',
    'scorecards.subject_not_found',
    'scorecards.indicator_not_found',
    'scorecards.appeals_over',
    'scorecards.appealed',
  ],
});
const appealPath = z.object({ appealId: id });
export const answerAppeal = endpoint({
  method: 'POST',
  path: '/api/scorecards/appeals/:appealId/answer',
  access: 'session',
  summary: 'Grants an appeal, with the fact that takes its place, or refuses it; never by whoever raised it or gave the points',
  params: appealPath,
  body: z.strictObject({ id, fact: fact.nullable().describe('null: refused'), answer: text.min(2).max(1_000) }),
  response: appeal,
  errors: ['scorecards.appeal_not_found', 'scorecards.appeal_answered', 'scorecards.own_appeal', 'scorecards.appeal_unchanged'],
});
export const withdrawAppeal = endpoint({
  method: 'POST',
  path: '/api/scorecards/appeals/:appealId/withdraw',
  access: 'session',
  summary: 'Takes back an appeal that was not answered yet, by whoever raised it',
  params: appealPath,
  body: z.strictObject({ id }),
  response: appeal,
  errors: ['scorecards.appeal_not_found', 'scorecards.appeal_answered', 'scorecards.appeal_not_yours'],
});

export const draftBulletin = endpoint({
  method: 'GET',
  path: '/api/scorecards/runs/:runId/bulletin',
  access: 'session',
  summary: 'What a bulletin of a final period would say, before words are added',
  params: runPath,
  response: z.object({ content: bulletinContent, issued: bulletin.nullable().describe('the one of this edition') }),
  errors: ['scorecards.run_not_found', 'scorecards.step_over', 'scorecards.posts_untold'],
});
export const issueBulletin = endpoint({
  method: 'POST',
  path: '/api/scorecards/runs/:runId/bulletins',
  access: 'session',
  summary: 'Issues the bulletin of a final period; it is never changed',
  params: runPath,
  body: z.strictObject({ id, edition: count.min(1), ...bulletinWords }),
  response: bulletin,
  errors: [
    'scorecards.run_not_found',
    'scorecards.step_over',
    'scorecards.edition_changed',
    'scorecards.bulletin_issued',
    'scorecards.posts_untold',
  ],
});
export const listBulletins = endpoint({
  method: 'GET',
  path: '/api/scorecards/bulletins',
  access: 'session',
  summary: 'Bulletins, newest first',
  query: z.object(paging),
  response: page(bulletin),
});
const bulletinPath = z.object({ bulletinId: id });
export const getBulletin = endpoint({
  method: 'GET',
  path: '/api/scorecards/bulletins/:bulletinId',
  access: 'session',
  summary: 'One bulletin as it was issued',
  params: bulletinPath,
  response: bulletin.extend({ content: bulletinContent }),
  errors: ['scorecards.bulletin_not_found'],
});
export const bulletinPaper = fileEndpoint({
  method: 'GET',
  path: '/api/scorecards/bulletins/:bulletinId/pdf',
  access: 'session',
  summary: 'The same on paper, with its charts',
  params: bulletinPath,
  gives: 'application/pdf',
  errors: ['scorecards.bulletin_not_found'],
});
export const bulletinSheet = fileEndpoint({
  method: 'GET',
  path: '/api/scorecards/bulletins/:bulletinId/sheet',
  access: 'session',
  summary: 'The same as a workbook, with its charts',
  params: bulletinPath,
  gives: workbookType,
  errors: ['scorecards.bulletin_not_found', 'request.line_full'],
});
