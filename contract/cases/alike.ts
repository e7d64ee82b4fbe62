import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id, moment, point } from '../kernel/values.ts';
import { states } from './states.ts';

/** A case that may be about the same matter, with what lets somebody judge that. */
export const alikeCase = z.object({
  id,
  number: z.string().nullable().describe('of own cases, and for staff'),
  title: z.string().nullable().describe('of own cases, and for staff; else nobody’s words are shown but those in both'),
  thumbnailUrl: z.string().nullable().describe('of own cases, and for staff'),
  category: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
  area: z.string(),
  state: z.enum(states),
  reportedAt: moment,
  metres: z.number().int().nullable().describe('between the two places; null where one has no point'),
  hours: z.number().int().describe('so long before the other it was reported; negative: after it'),
  words: z.array(z.string()).describe('that stand in both texts'),
  sameCategory: z.boolean(),
  score: z.number().describe('0–1'),
  mine: z.boolean().describe('reported by the viewer, who adds to it instead of reporting again'),
  followed: z.boolean().describe('the viewer follows it'),
});
export type AlikeCase = z.infer<typeof alikeCase>;

export const findAlike = endpoint({
  method: 'POST',
  path: '/api/cases/alike',
  access: 'session',
  summary: 'Open cases nearby that may be about what somebody is about to report, most alike first; nothing of a person',
  body: z.object({
    text: z.string().max(10_000),
    point: point.nullable(),
    areaCode: z.string().max(20).nullable(),
    categoryCode: z.string().max(20).nullable(),
  }),
  response: z.object({ items: z.array(alikeCase) }),
});

export const listAlike = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/alike',
  access: 'session',
  summary: 'Open cases around a case that may be about the same matter, most alike first',
  params: z.object({ caseId: id }),
  response: z.object({ items: z.array(alikeCase) }),
  errors: ['case.not_found'],
});

/** A case as somebody sees it who only follows it. */
export const followedCase = z.object({
  id,
  number: z.string(),
  category: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
  area: z.string(),
  handler: z.string().nullable(),
  state: z.enum(states),
  since: moment,
  reportedAt: moment,
  answer: z.string().nullable().describe('what the handler answered, without numbers of people'),
});
export type FollowedCase = z.infer<typeof followedCase>;

export const followCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/follow',
  access: 'session',
  summary: 'Follows a case without reporting it, or no longer: its steps are told, nothing of a person',
  params: z.object({ caseId: id }),
  body: z.object({ id, on: z.boolean() }),
  response: z.object({ on: z.boolean() }),
  errors: ['case.not_found', 'case.follow_needs_account', 'case.follow_limit'],
});

export const listFollowed = endpoint({
  method: 'GET',
  path: '/api/my/followed-cases',
  access: 'session',
  summary: 'Cases the viewer follows, those followed last first; at most 100',
  response: z.object({ items: z.array(followedCase) }),
});
