import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line as oneLine } from '../kernel/shapes.ts';
import { day, id, label, moment } from '../kernel/values.ts';
import { code, scheme } from './scheme.ts';
import { runStates, runSteps, whys } from './values.ts';

const count = z.number().int();
/** Whole cents; reclaimed ones are negative. */
const cents = z.number().int();

export const schemeItem = z.object({ code, title: label, publishedAt: moment });
export const subsidyRun = z.object({
  id,
  scheme: code,
  title: label,
  first: day,
  last: day,
  state: z.enum(runStates),
  wanted: cents.describe('by score, before the budget'),
  total: cents.describe('after it, with further lines'),
  left: cents.describe('what the budget of the year had left'),
  paid: cents,
  can: z.array(z.enum([...runSteps, 'pay', 'correct'])).describe('what the viewer may do now'),
});
export type SubsidyRun = z.infer<typeof subsidyRun>;
export const listSubsidies = endpoint({
  method: 'GET',
  path: '/api/subsidies/runs',
  access: 'session',
  summary: 'Schemes and what was reckoned by them, the newest first; approved ones with their own lines for companies',
  response: z.object({
    schemes: z.array(schemeItem),
    items: z.array(subsidyRun),
    can: z.array(z.enum(['run', 'design'])),
    periods: z
      .array(z.object({ scheme: code, runId: id, first: day, last: day }))
      .describe('final periods of the cards that were not reckoned yet'),
  }),
});

export const subsidyLine = z.object({
  subject: z.string(),
  number: count.describe('0: as it was reckoned; further ones were decided later'),
  name: z.string(),
  company: z.string(),
  households: count.nullable(),
  area: z.number().nullable(),
  score: z.number().nullable(),
  share: z.number().nullable().describe('per cent of the band'),
  wanted: cents,
  amount: cents,
  why: z.enum(whys).nullable(),
  reason: z.string(),
  paidOn: day.nullable(),
  receipt: z.string().nullable(),
});
export type SubsidyLine = z.infer<typeof subsidyLine>;
const runPath = z.object({ runId: id });
export const getSubsidy = endpoint({
  method: 'GET',
  path: '/api/subsidies/runs/:runId',
  access: 'session',
  summary: 'What was reckoned, estate by estate, with what was done when; who did is in the audit trail',
  params: runPath,
  response: z.object({
    run: subsidyRun,
    scheme,
    cardRunId: id,
    lines: z.array(subsidyLine),
    acts: z.array(z.object({ act: z.enum(['reckoned', 'checked', 'approved']), at: moment })),
  }),
  errors: ['subsidies.run_not_found'],
});
export type SubsidyShown = z.infer<typeof getSubsidy.response>;
export const reckonSubsidy = endpoint({
  method: 'POST',
  path: '/api/subsidies/:scheme/runs',
  access: 'session',
  summary: 'Reckons a scheme from the final scores of a period',
  params: z.object({ scheme: code }),
  body: z.strictObject({ id, runId: id.describe('the final period of the card') }),
  response: subsidyRun,
  errors: ['subsidies.scheme_not_found', 'subsidies.scores_missing', 'subsidies.run_taken'],
});
export const stepSubsidy = endpoint({
  method: 'POST',
  path: '/api/subsidies/runs/:runId/steps',
  access: 'session',
  summary: 'Checks, approves or abandons; never by whoever reckoned it',
  params: runPath,
  body: z.strictObject({ id, step: z.enum(runSteps), reason: oneLine.max(200).default('') }),
  response: subsidyRun,
  errors: ['subsidies.run_not_found', 'subsidies.step_over', 'subsidies.own', 'subsidies.scores_changed', 'subsidies.over_budget'],
});
export const paySubsidy = endpoint({
  method: 'POST',
  path: '/api/subsidies/runs/:runId/payments',
  access: 'session',
  summary: 'Notes that lines were paid, or reclaimed ones came back',
  params: runPath,
  largestBody: 256 * 1024,
  body: z.strictObject({
    id,
    lines: z
      .array(z.strictObject({ subject: z.string().max(60), number: count.min(0).max(1_000) }))
      .min(1)
      .max(500),
    paidOn: day,
    receipt: oneLine.min(1).max(60),
  }),
  response: subsidyRun,
  errors: ['subsidies.run_not_found', 'subsidies.step_over', 'subsidies.line_not_found', 'subsidies.paid', 'subsidies.day_ahead'],
});
export const subsidyDifference = z.object({
  subject: z.string(),
  name: z.string(),
  score: z.number().nullable().describe('as it is now'),
  before: cents.describe('all lines so far'),
  after: cents,
});
export type SubsidyDifference = z.infer<typeof subsidyDifference>;
export const compareSubsidy = endpoint({
  method: 'GET',
  path: '/api/subsidies/runs/:runId/differences',
  access: 'session',
  summary: 'What approved lines would be by the scores as they were corrected since; nothing changes by asking',
  params: runPath,
  response: z.object({ items: z.array(subsidyDifference) }),
  errors: ['subsidies.run_not_found', 'subsidies.step_over'],
});
export const correctSubsidy = endpoint({
  method: 'POST',
  path: '/api/subsidies/runs/:runId/corrections',
  access: 'session',
  summary: 'Decides that an estate is paid the rest, or pays back, by its corrected score',
  params: runPath,
  body: z.strictObject({
    id,
    subject: z.string().max(60),
    after: cents.describe('what the viewer saw'),
    reason: oneLine.min(2).max(200),
  }),
  response: subsidyRun,
  errors: [
    'subsidies.run_not_found',
    'subsidies.step_over',
    'subsidies.own',
    'subsidies.line_not_found',
    'subsidies.nothing_changed',
    'subsidies.changed',
    'subsidies.over_budget',
  ],
});
export const exportSubsidy = fileEndpoint({
  method: 'GET',
  path: '/api/subsidies/runs/:runId/sheet',
  access: 'session',
  summary: 'The sheet for the treasury; account numbers are left to it',
  params: runPath,
  gives: workbookType,
  errors: ['subsidies.run_not_found', 'request.line_full'],
});
