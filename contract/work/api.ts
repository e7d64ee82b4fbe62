import { z } from 'zod';
import { endpoint, fileEndpoint } from '../kernel/endpoint.ts';
import { id, moment, page, paging } from '../kernel/values.ts';

/** How a piece of long work stands. */
export const workStates = ['waiting', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type WorkState = (typeof workStates)[number];

/** What its owner can want of it. */
export const workWishes = ['pause', 'go_on', 'cancel'] as const;
export type WorkWish = (typeof workWishes)[number];

/** Long work as its owner sees it. */
export const work = z.object({
  id,
  kind: z.string().describe('`<module>.<what>`'),
  title: z.string().describe('such as the name of the file'),
  state: z.enum(workStates),
  done: z.number().int().describe('pieces finished'),
  total: z.number().int().nullable().describe('pieces in all; null while nobody knows'),
  ahead: z.number().int().describe('others that come first while it waits'),
  wishes: z.array(z.enum(workWishes)).describe('what can be wanted of it now'),
  hasFile: z.boolean(),
  error: z.string().nullable().describe('why it failed, as a sentence'),
  createdAt: moment,
  endedAt: moment.nullable(),
  keptUntil: moment.nullable().describe('when its result goes'),
});
export type Work = z.infer<typeof work>;

export const listWork = endpoint({
  method: 'GET',
  path: '/api/work',
  access: 'session',
  summary: 'Long work the viewer asked for, newest first',
  query: z.object({ ...paging, open: z.stringbool().optional().describe('only what waits, runs or is paused') }),
  response: page(work),
});

export const wishWork = endpoint({
  method: 'POST',
  path: '/api/work/:workId/wish',
  access: 'session',
  summary: 'Pause own long work, let it go on, or cancel it; what it has finished stays done. Harmless when repeated',
  params: z.object({ workId: id }),
  body: z.object({ wish: z.enum(workWishes) }),
  response: work,
  errors: ['work.not_found', 'work.over', 'work.whole'],
});

export const getWorkAnswer = endpoint({
  method: 'GET',
  path: '/api/work/:workId/answer',
  access: 'session',
  summary: 'What own long work answered: the same as its request would have, had it waited',
  params: z.object({ workId: id }),
  response: z.object({ work, answer: z.record(z.string(), z.unknown()).nullable() }),
  errors: ['work.not_found', 'work.rights_changed'],
});

export const getWorkFile = fileEndpoint({
  method: 'GET',
  path: '/api/work/:workId/file',
  access: 'session',
  summary: 'The file own long work made',
  params: z.object({ workId: id }),
  gives: 'application/octet-stream',
  errors: ['work.not_found', 'work.not_ended', 'work.rights_changed'],
});
