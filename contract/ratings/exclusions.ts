import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { text } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { exclusionKindSet } from './kinds.ts';

export const exclusionStates = ['open', 'granted', 'refused', 'withdrawn'] as const;
const words = text.min(2).max(1_000);

/** A request that a complaint not count. */
export const exclusion = z.object({
  id,
  caseId: id,
  number: z.string(),
  title: z.string().describe('without numbers of people'),
  area: z.string(),
  organisation: z.string(),
  kind: kindCode(exclusionKindSet),
  reason: z.string(),
  askedAt: moment,
  state: z.enum(exclusionStates),
  chain: z.array(z.object({ code: z.string(), name: z.string() })).describe('who decides, in their order'),
  waitsFor: z.string().nullable().describe('the name of the area whose people it waits for; null when it is decided'),
  dueOn: day,
  decisions: z.array(z.object({ level: z.string(), granted: z.boolean(), reason: z.string(), by: z.string(), at: moment })),
  satisfied: z.boolean().nullable().describe('what the reporter said'),
  actions: z.array(z.enum(['decide', 'withdraw'])),
});
export type Exclusion = z.infer<typeof exclusion>;

export const listExclusions = endpoint({
  method: 'GET',
  path: '/api/exclusions',
  access: 'session',
  summary:
    'Requests that complaints not count, newest first: to be decided by the viewer, of the viewer’s organisations, or of the viewer’s areas',
  query: z.object({
    which: z.enum(['to_decide', 'own', 'area']).default('to_decide'),
    state: z.enum(exclusionStates).optional(),
    ...paging,
  }),
  response: page(exclusion),
});

export const askExclusion = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/exclusions',
  access: 'session',
  summary: 'The handler asks that the complaint not count in the rates, by a kind and with what shows it; another level decides',
  params: z.object({ caseId: id }),
  body: z.object({ id, kind: kindCode(exclusionKindSet), reason: words, photoIds: z.array(id).max(9).default([]) }),
  response: exclusion,
  status: 201,
  errors: [
    'case.not_found',
    'case.action_not_allowed',
    'platform.kind_unknown',
    'ratings.nothing_to_exclude',
    'ratings.exclusion_late',
    'ratings.exclusion_open',
    'file.not_found',
    'file.already_used',
  ],
});

export const decideExclusion = endpoint({
  method: 'POST',
  path: '/api/exclusions/:exclusionId/decision',
  access: 'session',
  summary:
    'Grants or refuses it for a level; granted by the last of its levels it takes the complaint out of the figures without exclusions',
  params: z.object({ exclusionId: id }),
  body: z.object({ id, granted: z.boolean(), reason: words }),
  response: exclusion,
  errors: ['ratings.exclusion_not_found', 'ratings.exclusion_over', 'ratings.own_exclusion'],
});

export const withdrawExclusion = endpoint({
  method: 'POST',
  path: '/api/exclusions/:exclusionId/withdrawal',
  access: 'session',
  summary: 'The organisation takes its request back',
  params: z.object({ exclusionId: id }),
  body: z.object({ id }),
  response: exclusion,
  errors: ['ratings.exclusion_not_found', 'ratings.exclusion_over'],
});
