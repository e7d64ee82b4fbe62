import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { shortCode as code, line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, page, paging } from '../kernel/values.ts';
import { evaluationStates, evaluationSteps, evaluationViews, mostItems, powers, raterKinds } from './values.ts';

const count = z.number().int();
const percent = z.number().min(0).max(100);
const key = z.string().min(6).max(40).describe('code of an area, or id of an organisation');
const named = z.object({ id, name: z.string() });

export const evaluationThing = z.strictObject({
  code,
  name: line.min(2).max(40),
  power: z.enum(powers),
  full: z.number().int().min(1).max(1_000),
  help: line.max(200),
  only: z.array(id).max(200).describe('departments of which alone it is asked; empty: of all'),
});
const shares = z
  .strictObject({ street: percent, delegates: percent, unit: percent })
  .describe('per cent of the result that rest on each kind of rater; 100 in all');

export const evaluationItem = z.object({
  id,
  title: z.string(),
  first: day,
  last: day,
  until: day,
  state: z.enum(evaluationStates),
  due: count.describe('sheets that are asked for'),
  came: count,
  mine: count.describe('sheets the viewer still has to fill'),
});
export type EvaluationItem = z.infer<typeof evaluationItem>;

const points = z.record(code, z.number().min(0).max(1_000));
const words = z.record(code, text.max(500));
const rater = z.object({ kind: z.enum(raterKinds), key, name: z.string() });
/** A sheet of somebody for whom the viewer fills it. */
export const ownSheet = z.object({
  rater,
  department: named,
  edit: count.describe('how often it was filled; 0: not yet'),
  points,
  words,
});
export type OwnSheet = z.infer<typeof ownSheet>;
export const evaluationResult = z.object({
  department: named,
  due: count,
  came: count,
  percent: percent.nullable().describe('null: too few sheets'),
  things: z.array(z.object({ code, percent })),
  reasons: z.array(z.object({ code: z.string(), words: z.string(), by: z.string().nullable().describe('null: secret') })),
});
export type EvaluationResult = z.infer<typeof evaluationResult>;

export const evaluation = evaluationItem.extend({
  edit: count,
  items: z.array(evaluationThing),
  secret: z.boolean(),
  least: count,
  low: percent,
  high: percent,
  shares,
  departments: z.array(named),
  streets: z.boolean(),
  delegates: z.boolean(),
  units: z.array(named),
  raters: z.array(rater.extend({ due: count, came: count })).describe('who has handed in how many; for those who run it'),
  sheets: z.array(ownSheet),
  results: z.array(evaluationResult).nullable().describe('of those the viewer may see, by name of department; null while it runs'),
  can: z.array(z.enum(['edit', 'rate', ...evaluationSteps])),
});
export type Evaluation = z.infer<typeof evaluation>;

const ofEvaluation = z.object({ evaluationId: id });
const seen = ['evaluations.not_found'] as const;
const managing = [...seen, 'session.forbidden'] as const;

export const listEvaluations = endpoint({
  method: 'GET',
  path: '/api/evaluations',
  access: 'session',
  summary:
    'Evaluations of departments that the viewer runs, follows, fills or is rated in, newest first; `mine`: those with sheets to fill',
  query: z.object({ view: z.enum(evaluationViews).default('all'), ...paging }),
  response: page(evaluationItem).extend({ mayManage: z.boolean() }),
});
export const getEvaluation = endpoint({
  method: 'GET',
  path: '/api/evaluations/:evaluationId',
  access: 'session',
  summary: 'An evaluation with the sheets the viewer fills and, once it is closed, what came of it',
  params: ofEvaluation,
  response: evaluation,
  errors: seen,
});
export const createEvaluation = endpoint({
  method: 'POST',
  path: '/api/evaluations',
  access: 'session',
  status: 201,
  summary: 'Drafts an evaluation: all streets rate all departments in the five powers, or as the last one was',
  body: z.object({ id, title: line.min(4).max(60), first: day, last: day, until: day, likeLast: z.boolean().default(false) }),
  response: evaluation,
  errors: ['session.forbidden', 'evaluations.days_wrong', 'evaluations.no_departments'],
});
export const changeEvaluation = endpoint({
  method: 'PUT',
  path: '/api/evaluations/:evaluationId',
  access: 'session',
  summary: 'Changes a draft: what is rated, who rates whom; on what the editor saw last alone',
  params: ofEvaluation,
  largestBody: 640 * 1024,
  body: z.object({
    id,
    edit: count,
    title: line.min(4).max(60),
    first: day,
    last: day,
    until: day,
    items: z.array(evaluationThing).min(1).max(mostItems),
    secret: z.boolean(),
    least: count.min(1).max(100),
    low: percent,
    high: percent,
    shares,
    departments: z.array(id).min(1).max(200),
    streets: z.boolean(),
    delegates: z.boolean(),
    units: z.array(id).max(200),
  }),
  response: evaluation,
  errors: [
    ...managing,
    'evaluations.fixed',
    'evaluations.changed',
    'evaluations.days_wrong',
    'evaluations.shares_wrong',
    'evaluations.item_twice',
    'evaluations.bounds_wrong',
    'evaluations.no_departments',
    'evaluations.no_raters',
    'evaluations.too_many',
  ],
});
export const stepEvaluation = endpoint({
  method: 'POST',
  path: '/api/evaluations/:evaluationId/steps',
  access: 'session',
  summary: 'Opens, closes or abandons an evaluation; it is closed once its last day is over or every sheet is in',
  params: ofEvaluation,
  body: z.object({ id, step: z.enum(evaluationSteps) }),
  response: evaluation,
  errors: [
    ...managing,
    'evaluations.step_over',
    'evaluations.runs',
    'evaluations.days_wrong',
    'evaluations.no_raters',
    'evaluations.nothing_asked',
  ],
});
export const rateDepartment = endpoint({
  method: 'PUT',
  path: '/api/evaluations/:evaluationId/sheets',
  access: 'session',
  summary: 'Fills the one sheet of a rater on a department, or corrects it until the end',
  params: ofEvaluation,
  body: z.object({ id, rater: key, department: id, edit: count.min(0), points, words: words.default({}) }),
  response: ownSheet,
  errors: [
    ...seen,
    'evaluations.sheet_not_found',
    'evaluations.step_over',
    'evaluations.sheet_changed',
    'evaluations.points_wrong',
    'evaluations.reason_needed',
  ],
});

export const exportEvaluation = fileEndpoint({
  method: 'GET',
  path: '/api/evaluations/:evaluationId/sheet',
  access: 'session',
  summary: 'Workbook of a closed evaluation: results by department and thing, reasons',
  params: ofEvaluation,
  gives: workbookType,
  errors: [...seen, 'evaluations.runs', 'request.line_full'],
});
export const exportEvaluationPairs = fileEndpoint({
  method: 'GET',
  path: '/api/evaluations/:evaluationId/pairs/sheet',
  access: 'session',
  summary:
    'Workbook of who rates whom and with what weight, by how closely they work together; changed, it is brought back while it is a draft',
  params: ofEvaluation,
  gives: workbookType,
  errors: [...managing, 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const pairImport = z.object({
  dryRun: z.boolean(),
  changed: count,
  same: count,
  without: count.describe('pairs of weight 0: they do not rate'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type PairImport = z.infer<typeof pairImport>;
export const importEvaluationPairs = fileEndpoint({
  method: 'POST',
  path: '/api/evaluation-pairs/import',
  access: 'session',
  summary: 'Takes over weights of a workbook, all or none; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), evaluationId: id, dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: pairImport,
  errors: [...managing, 'evaluations.fixed', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
