import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { day, id, label, page, paging, searched } from '../kernel/values.ts';

/** A need or a resource as both sides are shown: what it is, where, how much, when. */
export const offered = z.object({
  id,
  title: z.string(),
  kind: label.nullable(),
  topic: label.nullable(),
  area: z.string().nullable(),
  unit: z.string().nullable().describe('of a resource who offers it'),
  amount: z.number().nullable(),
  from: day.nullable(),
  until: day.nullable(),
  note: z.string().nullable(),
  projects: z.number().int().describe('that came of a need, or that a resource is used by now'),
});
export type Offered = z.infer<typeof offered>;

/** Why a resource suits a need, or why not; sentences under `matching-console.why`, filled with `data`. */
export const matchReason = z.object({
  what: z.enum(['kind', 'topic', 'near', 'time', 'amount', 'idle']),
  good: z.boolean(),
  case: z.string().describe('which sentence'),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type MatchReason = z.infer<typeof matchReason>;

export const listOpenNeeds = endpoint({
  method: 'GET',
  path: '/api/matching/needs',
  access: 'session',
  summary: 'Published needs where the viewer reads them, newest first',
  query: z.object({ q: searched(60).optional(), ...paging }),
  response: page(offered),
  errors: ['registers.register_not_found'],
});
export const matchNeed = endpoint({
  method: 'GET',
  path: '/api/matching/needs/:needId',
  access: 'session',
  summary: 'Published resources for a need, the best first, each with why it suits; then the nearest of those that do not, with why not',
  params: z.object({ needId: id }),
  response: z.object({
    need: offered,
    mayClaim: z.boolean(),
    matches: z.array(
      z.object({ resource: offered, fits: z.boolean(), score: z.number().describe('0–100'), reasons: z.array(matchReason) }),
    ),
  }),
  errors: ['registers.register_not_found', 'matching.need_not_found'],
});
export const claimNeed = endpoint({
  method: 'POST',
  path: '/api/matching/needs/:needId/claims',
  access: 'session',
  status: 201,
  summary: 'Has a need and a resource become a project, which is then agreed and followed to its end',
  params: z.object({ needId: id }),
  body: z.object({ id, resource: id, name: line.min(1).max(80) }),
  response: z.object({ project: id }),
  errors: [
    'registers.register_not_found',
    'matching.need_not_found',
    'matching.resource_gone',
    'registers.key_taken',
    'registers.value_wrong',
    'registers.rule_broken',
    'registers.reference_unknown',
  ],
});
