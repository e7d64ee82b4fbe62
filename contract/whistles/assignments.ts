import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { id, list, moment, page, paging } from '../kernel/values.ts';
import { assignmentStates } from './kinds.ts';

const named = z.object({ id, name: z.string() });

/** A sub-task of an organisation that assists, with a time of its own. */
export const assignment = z.object({
  id,
  whistleId: id.nullable(),
  case: z.object({ id, number: z.string() }).nullable(),
  organisation: named,
  title: z.string(),
  by: z.string().describe('the area or organisation that assigned it'),
  assignedAt: moment,
  dueAt: moment,
  light: z.enum(['green', 'yellow', 'red', 'none']),
  state: z.enum(assignmentStates),
  acceptedAt: moment.nullable(),
  endedAt: moment.nullable(),
  words: z.string().nullable().describe('what was done, or why not'),
  actions: z.array(z.enum(['accept', 'done', 'return', 'cancel'])),
});
export type Assignment = z.infer<typeof assignment>;

export const listAssignments = endpoint({
  method: 'GET',
  path: '/api/assignments',
  access: 'session',
  summary: 'Sub-tasks: of a case, of a whistle, or of the viewer’s organisations, newest first',
  query: z.object({ case: id.optional(), whistle: id.optional(), state: list(z.enum(assignmentStates)), ...paging }),
  response: page(assignment).extend({ mayAssign: z.boolean().describe('to the case or whistle asked for') }),
});

export const assign = endpoint({
  method: 'POST',
  path: '/api/assignments',
  access: 'session',
  status: 201,
  summary: 'Gives an organisation a sub-task of a whistle it was called to, or of a case, with a time of its own',
  body: z.object({
    id,
    whistleId: id.nullable().default(null),
    caseId: id.nullable().default(null),
    organisationId: id,
    title: line.min(2).max(200),
    dueAt: moment,
  }),
  response: assignment,
  errors: [
    'whistles.whistle_not_found',
    'whistles.case_not_found',
    'whistles.over',
    'whistles.not_called',
    'whistles.organisation_unfit',
    'whistles.downwards',
    'whistles.time_past',
    'whistles.time_far',
  ],
});

export const actOnAssignment = endpoint({
  method: 'POST',
  path: '/api/assignments/:assignmentId/act',
  access: 'session',
  summary: 'Accepts a sub-task, tells that it is done, returns it with a reason; or cancels it, for whoever assigned it',
  params: z.object({ assignmentId: id }),
  body: z.object({ id, act: z.enum(['accept', 'done', 'return', 'cancel']), words: text.min(2).max(1000).nullable().default(null) }),
  response: assignment,
  errors: ['whistles.assignment_not_found', 'whistles.assignment_over', 'whistles.reason_needed'],
});
