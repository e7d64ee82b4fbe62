import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/values.ts';
import { limits } from './lifecycle.ts';

/** Actions that can be taken on many cases at once: those that say the same of each. */
export const manyActions = ['verify', 'accept', 'check', 'close', 'archive', 'supervise'] as const;
export type ManyAction = (typeof manyActions)[number];

export const actOnMany = endpoint({
  method: 'POST',
  path: '/api/cases/actions',
  access: 'session',
  status: 201,
  summary: 'Take one action on up to 500 cases, one after another, as long work; each by its own rules, so some may be refused',
  body: z.object({
    id: id.describe('of the long work too'),
    action: z.enum(manyActions),
    caseIds: z.array(id).min(1).max(500),
    reason: z.string().trim().min(limits.reasonMin).max(limits.reasonMax).nullable().default(null),
  }),
  response: z.object({ work: id.describe('to be followed under /api/work') }),
  errors: ['session.forbidden', 'request.line_full', 'request.id_reused'],
});

/** What it leaves: on how many it was taken, and why not on the others. */
export const manyAnswer = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ caseId: id, number: z.string().nullable(), message: z.string() })),
});
export type ManyAnswer = z.infer<typeof manyAnswer>;
