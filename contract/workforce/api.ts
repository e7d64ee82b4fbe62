import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';

const fen = z.number().int().describe('fen a month');

/** One line of an explanation: a figure, its unit, and where it comes from. */
export const gradingLine = z.object({
  what: z.enum([
    'start',
    'degree',
    'served',
    'uncounted',
    'credited',
    'steps',
    'most',
    'grade',
    'base',
    'coefficient',
    'basic',
    'performance',
    'certificate',
    'total',
  ]),
  value: z.number(),
  unit: z.enum(['grade', 'year', 'fen', 'factor']),
  from: z.enum(['scheme', 'row', 'lines']).describe('of the scheme, of the worker’s row, or worked out from lines above'),
  data: z.record(z.string(), z.union([z.string(), z.number(), label])),
});
export type GradingLine = z.infer<typeof gradingLine>;

/** A community worker with what the rules give. */
export const communityWorker = z.object({
  id: id.describe('of the row in the register'),
  version: z.number().int(),
  number: z.string(),
  name: z.string().nullable().describe('null: nobody is named yet'),
  area: z.string().nullable(),
  post: label.nullable(),
  since: day.nullable(),
  grade: z.number().int().nullable().describe('held now'),
  gradedOn: day.nullable(),
  due: z.number().int().nullable().describe('what the rules give today; null: the row or the scheme does not tell'),
  dueOn: day.nullable().describe('from when on it is above the one held'),
  grading: z.array(gradingLine),
  pay: z
    .object({ total: fen, lines: z.array(gradingLine) })
    .nullable()
    .describe('of the grade held; for those who may see pay'),
  mayPromote: z.boolean(),
});
export type CommunityWorker = z.infer<typeof communityWorker>;

export const getWorkforce = endpoint({
  method: 'GET',
  path: '/api/workforce',
  access: 'session',
  summary: 'The scheme by which community workers are graded, and what the viewer may do',
  response: z.object({
    scheme: z.object({ title: label, source: label, version: z.number().int(), effectiveFrom: moment }).nullable(),
    posts: z.array(z.object({ code: z.string(), title: label })),
    may: z.object({ pay: z.boolean(), write: z.boolean(), setScheme: z.boolean() }),
  }),
  errors: ['session.forbidden'],
});

const asked = {
  which: z.enum(['all', 'due']).default('all').describe('due: those who have reached a higher grade than the one held'),
  area: line.max(20).optional().describe('code: there and below'),
};
export const listWorkers = endpoint({
  method: 'GET',
  path: '/api/workforce/workers',
  access: 'session',
  summary: 'Community workers in the viewer’s areas with grade held, grade due and why, and pay where the viewer may see it',
  query: z.object({ ...asked, ...paging }),
  response: page(communityWorker),
  errors: ['session.forbidden', 'registers.register_not_found', 'territory.area_not_found'],
});
export const workersSheet = fileEndpoint({
  method: 'GET',
  path: '/api/workforce/sheet',
  access: 'session',
  summary: 'The same as a workbook, up to 20,000',
  query: z.object(asked),
  gives: workbookType,
  errors: ['session.forbidden', 'registers.register_not_found', 'territory.area_not_found', 'request.line_full'],
});
export const promoteWorker = endpoint({
  method: 'POST',
  path: '/api/workforce/workers/:rowId/promotion',
  access: 'session',
  summary: 'Raises a worker to the grade that the rules give today; the row keeps who did it and why',
  params: z.object({ rowId: id }),
  body: z.object({ id, version: z.number().int().min(1), grade: z.number().int().min(1).max(100), reason }),
  response: communityWorker,
  errors: [
    'session.forbidden',
    'workforce.no_scheme',
    'workforce.not_due',
    'registers.register_not_found',
    'registers.row_not_found',
    'registers.row_changed',
    'registers.state_locked',
    'registers.value_wrong',
    'registers.rule_broken',
  ],
});

/** A community against its norm. */
export const headcountItem = z.object({
  area: z.object({ code: z.string(), name: z.string() }),
  workers: z.number().int(),
  households: z.number().int().nullable(),
  residents: z.number().int().nullable(),
  byHouseholds: z.number().int().nullable().describe('how many there shall be, by households'),
  byResidents: z.number().int().nullable().describe('how many there shall be at least, by residents'),
});
export type HeadcountItem = z.infer<typeof headcountItem>;
export const getHeadcount = endpoint({
  method: 'GET',
  path: '/api/workforce/headcount',
  access: 'session',
  summary: 'Community workers of each community in the viewer’s areas beside the number the scheme asks for',
  query: z.object({ area: line.max(20).optional() }),
  response: z.object({ items: z.array(headcountItem) }),
  errors: ['session.forbidden', 'registers.register_not_found', 'territory.area_not_found'],
});
