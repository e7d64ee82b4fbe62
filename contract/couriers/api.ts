import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line } from '../kernel/shapes.ts';
import { day, id, label, page, paging } from '../kernel/values.ts';
import { courierKindSet, findOutcomes } from './kinds.ts';

const kind = kindCode(courierKindSet);

/** What somebody said of their own work. */
export const courier = z.object({
  declared: z.object({ kind, since: day, until: day.describe('its last day') }).nullable(),
  kinds: z.array(z.object({ code: kind, title: label })).describe('what one may say'),
  named: z.boolean().describe('who it is is known; else declaring needs a name'),
});
export type Courier = z.infer<typeof courier>;

export const getCourier = endpoint({
  method: 'GET',
  path: '/api/courier',
  access: 'session',
  summary: 'What one has said of one’s own work as a courier or in another new form of work',
  response: courier,
});
export const declareCourier = endpoint({
  method: 'POST',
  path: '/api/courier',
  access: 'session',
  summary: 'Says that one is a courier or works in another new form of work, for a year from today; without proof',
  body: z.object({ id, kind, name: line.min(2).max(40).nullable().default(null).describe('where nobody knows yet who it is') }),
  response: courier,
  errors: ['session.forbidden', 'persons.name_needed', 'platform.kind_unknown'],
});
export const endCourier = endpoint({
  method: 'POST',
  path: '/api/courier/end',
  access: 'session',
  summary: 'Takes that back, at once',
  body: z.object({ id }),
  response: courier,
});

/** A report of one's own about a thing or place that was found to be so, and what came of it. */
export const find = z.object({
  caseId: id,
  number: z.string(),
  day,
  outcome: z.enum(findOutcomes),
  points: z.number().int(),
});
export type Find = z.infer<typeof find>;
export const myFinds = endpoint({
  method: 'GET',
  path: '/api/courier/finds',
  access: 'session',
  summary: 'Reports of one’s own that were found to be so, newest first, and the points of each or why there are none',
  query: z.object(paging),
  response: page(find),
});
export * from './board.ts';
export * from './helps.ts';
