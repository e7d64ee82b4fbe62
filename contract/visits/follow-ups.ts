import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { followUpKinds, followUpOutcomes } from './kinds.ts';
import { ofPlan } from './plans.ts';

const place = z.object({ code: z.string(), name: z.string() });

/** What must be done after a visit. */
export const followUp = z.object({
  id,
  kind: z.enum(followUpKinds),
  address: z.string(),
  area: place,
  plan: z.string(),
  openedAt: moment,
  dueAt: moment,
  late: z.boolean(),
  householdId: id.nullable(),
});
export type FollowUp = z.infer<typeof followUp>;
export const listFollowUps = endpoint({
  method: 'GET',
  path: '/api/visits/follow-ups',
  access: 'session',
  summary:
    'What is to be done after visits: of the visitor’s or lead’s own, and households said to have moved where the viewer keeps their register',
  query: z.object({ ...paging }),
  response: page(followUp),
});
const outcomes = [...new Set(Object.values(followUpOutcomes).flat())];
export const settleFollowUp = endpoint({
  method: 'POST',
  path: '/api/visits/follow-ups/:followUpId/settle',
  access: 'session',
  offline: ['ok'],
  summary: 'Says what came of it. A household that has moved leaves the register and its plans only by this decision',
  params: z.object({ followUpId: id }),
  body: z.object({ id, outcome: z.enum(outcomes as [string, ...string[]]) }),
  response: z.object({ ok: z.literal(true) }),
  errors: ['visits.follow_up_not_found', 'visits.follow_up_settled', 'visits.outcome_unfit'],
});

/** Visits of a plan in one area: how many were due, how many were made. Never by person. */
export const planFigure = z.object({
  area: place,
  households: z.number().int(),
  due: z.number().int().describe('windows of households that opened in the period'),
  done: z.number().int().describe('of these, windows in which the household was reached'),
  results: z.record(z.string(), z.number().int()).describe('visits by result'),
});
export type PlanFigure = z.infer<typeof planFigure>;
export const planFigures = endpoint({
  method: 'GET',
  path: '/api/visits/plans/:planId/figures',
  access: 'session',
  summary: 'Coverage of a plan by grid',
  params: ofPlan,
  query: z.object({ from: day.optional(), until: day.optional() }),
  response: z.object({ items: z.array(planFigure), from: day, until: day }),
  errors: ['visits.plan_not_found', 'visits.days_reversed'],
});

/** Share of working time spent on visits in a community: minutes of visits over the hours of its rosters. */
export const shareRow = z.object({
  area: place,
  minutes: z.number().int().describe('of visits there, at any hour, as told'),
  untold: z.number().int().describe('visits for which no minutes were told'),
  rosterMinutes: z.number().int().describe('of shifts of rosters of the community and its grids'),
  share: z.number().nullable().describe('per cent; null: no roster'),
});
export type ShareRow = z.infer<typeof shareRow>;
export const visitShares = endpoint({
  method: 'GET',
  path: '/api/visits/shares',
  access: 'session',
  summary: 'Share of working time spent on visits by community, with its formula; never by person',
  query: z.object({ from: day.optional(), until: day.optional(), area: line.max(20).optional() }),
  response: z.object({
    items: z.array(shareRow),
    from: day,
    until: day,
    wanted: z.number().int().describe('per cent, as the jurisdiction set it'),
  }),
  errors: ['territory.area_not_found', 'visits.days_reversed', 'session.forbidden'],
});

export const exportPlan = fileEndpoint({
  method: 'GET',
  path: '/api/visits/plans/:planId/sheet',
  access: 'session',
  summary: 'Workbook of a plan for its lead: assignments, and results without names or answers. Filled in, its rows are imported',
  params: ofPlan,
  gives: workbookType,
  errors: ['visits.plan_not_found', 'session.forbidden', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const assignmentImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  moved: z.number().int().describe('that get another visitor'),
  same: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type AssignmentImport = z.infer<typeof assignmentImport>;
export const importAssignments = fileEndpoint({
  method: 'POST',
  path: '/api/visits/plans/:planId/import',
  access: 'session',
  summary: 'Gives the households of a workbook to visitors, all of it or nothing; `dryRun` only tells what it would do',
  params: ofPlan,
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: assignmentImport,
  errors: [
    'session.forbidden',
    'visits.plan_not_found',
    'visits.plan_over',
    'request.sheet_large',
    'request.sheet_unreadable',
    'request.line_full',
  ],
});
