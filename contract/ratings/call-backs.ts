import { z } from 'zod';
import { rating } from '../cases/rating.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { reason } from '../kernel/shapes.ts';
import { id, moment, page, paging } from '../kernel/values.ts';
import { attemptResults, callBackResults, ratingWays } from './kinds.ts';

const code = z.string().max(20);

/** One call-back: of one checking of one case. */
export const callBack = z.object({
  id,
  caseId: id,
  number: z.string(),
  title: z.string().describe('without numbers of people'),
  area: z.string(),
  category: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
  handler: z.string().nullable(),
  askedAt: moment,
  until: moment.describe('until when the link works'),
  linkSentAt: moment.nullable().describe('when the link went to who reported by text; null where it did not'),
  sampled: z.boolean().describe('whether somebody is to call'),
  attempts: z.number().int(),
  attemptsMost: z.number().int(),
  triedAt: moment.nullable(),
  result: z.enum(callBackResults).nullable().describe('null while it is open'),
  way: z.enum(ratingWays).nullable(),
  answers: z.object({ answered: z.boolean(), solved: z.boolean(), satisfied: z.boolean() }).nullable(),
  endedAt: moment.nullable(),
  mayCall: z.boolean().describe('whether the viewer may record a call now'),
});
export type CallBack = z.infer<typeof callBack>;

export const listCallBacks = endpoint({
  method: 'GET',
  path: '/api/call-backs',
  access: 'session',
  summary:
    'The call list of the viewer’s areas: who is to be called, least tried and oldest first; or what call-backs came to, newest first',
  query: z.object({ which: z.enum(['to_call', 'ended']).default('to_call'), area: code.optional(), ...paging }),
  response: page(callBack),
  errors: ['territory.area_not_found'],
});

export const recordAttempt = endpoint({
  method: 'POST',
  path: '/api/call-backs/:callBackId/attempts',
  access: 'session',
  summary: 'What came of one call. With the three answers the case is called back; so it is without them after the last call or a refusal',
  params: z.object({ callBackId: id }),
  body: z.object({ id, result: z.enum(attemptResults), rating: rating.nullable().default(null), note: reason.nullable().default(null) }),
  response: callBack,
  errors: [
    'ratings.call_back_not_found',
    'ratings.call_back_over',
    'ratings.rating_needed',
    'case.not_found',
    'case.not_yours',
    'case.action_not_allowed',
  ],
});

export const makeRatingLink = endpoint({
  method: 'POST',
  path: '/api/call-backs/:callBackId/link',
  access: 'session',
  summary: 'The link by which who reported rates without signing in, to be sent to them; the making is kept in the audit trail',
  params: z.object({ callBackId: id }),
  body: z.object({ id }),
  response: z.object({ url: z.string(), until: moment }),
  errors: ['ratings.call_back_not_found', 'ratings.call_back_over'],
});

/** What somebody who rates by link is shown: what it is about, nothing of a person. */
export const linkedCase = z.object({
  number: z.string(),
  category: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
  area: z.string(),
  handler: z.string().nullable(),
  answer: z.string().nullable().describe('what the handler answered, without numbers of people'),
  reportedAt: moment,
  state: z.enum(['open', 'rated', 'over']),
  until: moment,
});
export type LinkedCase = z.infer<typeof linkedCase>;
const token = z.object({ token: z.string().max(300) });
export const getLinkedCase = endpoint({
  method: 'GET',
  path: '/api/ratings-by-link/:token',
  access: 'public',
  summary: 'What a rating link is about',
  params: token,
  response: linkedCase,
  errors: ['ratings.link_unknown'],
});
export const rateByLink = endpoint({
  method: 'POST',
  path: '/api/ratings-by-link/:token',
  access: 'public',
  summary: 'Rates a case by its link, once; the same answers again give the same answer',
  params: token,
  body: z.object({ id, rating }),
  response: linkedCase,
  errors: ['ratings.link_unknown', 'ratings.link_over'],
});

/** A reporter whose case was merged into another rates that other on the own page; an own case is rated by its action. */
export const rateJoined = endpoint({
  method: 'POST',
  path: '/api/my/cases/:caseId/rating',
  access: 'session',
  summary: 'Rates what was done about an own case that was merged into another, once for each checking',
  params: z.object({ caseId: id }),
  body: z.object({ id, rating }),
  response: z.object({ rated: z.boolean() }),
  errors: ['case.not_found', 'ratings.call_back_over'],
});
export const getJoinedRating = endpoint({
  method: 'GET',
  path: '/api/my/cases/:caseId/rating',
  access: 'session',
  summary: 'Whether an own case that was merged into another may be rated now',
  params: z.object({ caseId: id }),
  response: z.object({ open: z.boolean(), until: moment.nullable() }),
  errors: ['case.not_found'],
});

/** What becomes of an unhappy case that was reworked as often as it may. */
export const rule = endpoint({
  method: 'POST',
  path: '/api/rulings/:caseId',
  access: 'session',
  summary:
    'The district’s ruling on a case whose reporter is still unhappy after the last rework: closed as it stands, or handled once more',
  params: z.object({ caseId: id }),
  body: z.object({ id, decision: z.enum(['close', 'rework']), reason }),
  response: z.object({ decision: z.enum(['close', 'rework']) }),
  errors: ['ratings.ruling_not_found', 'ratings.ruling_over', 'case.not_found', 'case.not_yours', 'case.action_not_allowed'],
});
