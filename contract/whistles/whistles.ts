import { z } from 'zod';
import { photo } from '../cases/photo.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, text } from '../kernel/shapes.ts';
import { id, list, moment, page, paging, point } from '../kernel/values.ts';
import { assignment } from './assignments.ts';
import { callStages, whistleKindSet, whistleStates } from './kinds.ts';
import { whistleRule } from './rules.ts';

export const whistleKind = kindCode(whistleKindSet);
const named = z.object({ id, name: z.string() });
const light = z.enum(['green', 'yellow', 'red', 'none']);
const words = text.min(2).max(1000);
const photoIds = z.array(id).max(9).default([]);
const step = z.object({ at: moment, late: z.boolean() });

/** What open screens hear of a whistle they may see: that it has changed. */
export interface LiveWhistle {
  readonly whistleId: string;
}

/** One called organisation: what it is to do next and until when, what it did, how it was rated. */
export const whistleCall = z.object({
  id,
  organisation: named,
  leads: z.boolean(),
  stage: z.enum(callStages).nullable().describe('what is due next; null when nothing is'),
  dueAt: moment.nullable(),
  light,
  due: z.record(z.enum(callStages), moment.nullable()),
  answered: step.extend({ coming: z.boolean(), words: z.string() }).nullable(),
  contacted: step.extend({ words: z.string() }).nullable(),
  arrived: step
    .extend({ by: z.enum(['caller', 'position']), metres: z.number().int().nullable().describe('from the place, where both are known') })
    .nullable(),
  feedback: step.extend({ words: z.string(), photos: z.array(photo) }).nullable(),
  rating: z.object({ rating: z.number().int(), reason: z.string().nullable(), at: moment }).nullable(),
  actions: z.array(z.enum(['answer', 'contact', 'arrive', 'feedback', 'confirm', 'rate'])),
});
export type WhistleCall = z.infer<typeof whistleCall>;

export const whistleRow = z.object({
  id,
  kind: whistleKind,
  title: z.string(),
  place: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  caller: z.object({ code: z.string(), name: z.string() }),
  case: z.object({ id, number: z.string() }).nullable(),
  calledAt: moment,
  meetAt: moment.nullable().describe('null: at once'),
  state: z.enum(whistleStates),
  calls: z.array(whistleCall),
});
export type WhistleRow = z.infer<typeof whistleRow>;

export const whistleDetail = whistleRow.extend({
  note: z.string(),
  point: point.nullable(),
  calledBy: z.string(),
  ended: z.object({ at: moment, words: z.string() }).nullable(),
  assignments: z.array(assignment),
  minutes: z.array(z.object({ id, text: z.string(), by: z.string(), at: moment, photos: z.array(photo) })),
  actions: z.array(z.enum(['minutes', 'assign', 'end', 'withdraw'])),
});
export type WhistleDetail = z.infer<typeof whistleDetail>;

const ofWhistle = z.object({ whistleId: id });
const ofCall = z.object({ callId: id });

export const listWhistles = endpoint({
  method: 'GET',
  path: '/api/whistles',
  access: 'session',
  summary: 'Whistles the viewer may see, newest first: called for the own area, called to the own organisation, or all',
  query: z.object({
    which: z.enum(['from_us', 'to_us', 'all']).default('all'),
    state: list(z.enum(whistleStates)),
    kind: whistleKind.optional(),
    area: line.max(20).optional().describe('code: there and below'),
    case: id.optional(),
    ...paging,
  }),
  response: page(whistleRow),
  errors: ['territory.area_not_found'],
});

export const whistleOptions = endpoint({
  method: 'GET',
  path: '/api/whistle-options',
  access: 'session',
  summary: 'From where the viewer may call departments, and what holds for each kind',
  response: z.object({
    from: z.array(z.object({ code: z.string(), name: z.string(), kinds: z.array(whistleKind) })),
    rules: z.array(whistleRule),
  }),
});

export const getWhistle = endpoint({
  method: 'GET',
  path: '/api/whistles/:whistleId',
  access: 'session',
  summary: 'One whistle with everything that came of it',
  params: ofWhistle,
  response: whistleDetail,
  errors: ['whistles.whistle_not_found'],
});

export const callWhistle = endpoint({
  method: 'POST',
  path: '/api/whistles',
  access: 'session',
  status: 201,
  summary: 'Calls departments, upwards or sideways: who comes where and when, who leads',
  body: z.object({
    id,
    from: line.max(20).describe('code of the area for which the viewer calls'),
    kind: whistleKind,
    title: line.min(2).max(100),
    note: text.min(2).max(2000).describe('what is asked of those called'),
    areaCode: line.max(20).nullable().default(null).describe('where it is; the area of the case, else the caller’s'),
    place: line.min(2).max(200),
    point: point.nullable().default(null),
    caseId: id.nullable().default(null),
    meetAt: moment.nullable().default(null).describe('an emergency is met at once'),
    organisations: z
      .array(z.object({ id, leads: z.boolean() }))
      .min(1)
      .max(20),
  }),
  response: whistleDetail,
  errors: [
    'territory.area_not_found',
    'whistles.case_not_found',
    'whistles.may_not_start',
    'whistles.organisation_unfit',
    'whistles.downwards',
    'whistles.one_lead',
    'whistles.time_needed',
    'whistles.time_past',
    'whistles.time_far',
    'platform.kind_unknown',
  ],
});

export const answerCall = endpoint({
  method: 'POST',
  path: '/api/whistle-calls/:callId/answer',
  access: 'session',
  summary: 'Answers a call: who comes, or that nobody can and why',
  params: ofCall,
  body: z.object({ id, coming: z.boolean(), words: words.describe('who comes with what; or the reason') }),
  response: whistleDetail,
  errors: ['whistles.call_not_found', 'whistles.over', 'whistles.answered'],
});

export const reportCall = endpoint({
  method: 'POST',
  path: '/api/whistle-calls/:callId/report',
  access: 'session',
  summary: 'Tells that the called organisation got in touch, or what it did',
  params: ofCall,
  body: z.object({ id, what: z.enum(['contact', 'feedback']), words, photoIds }),
  response: whistleDetail,
  errors: ['whistles.call_not_found', 'whistles.over', 'whistles.not_coming', 'whistles.reported', 'file.not_found', 'file.already_used'],
});

/** What an arrival carries; a position only of those called, only in an emergency, never required. */
export const arrivalBody = z.object({ id, point: point.nullable().default(null) });
export const arriveAtCall = endpoint({
  method: 'POST',
  path: '/api/whistle-calls/:callId/arrival',
  access: 'session',
  summary:
    'Confirms that a called organisation is there, for the caller; in an emergency alone those called may show it themselves by where they are',
  params: ofCall,
  body: arrivalBody,
  response: whistleDetail,
  errors: ['whistles.call_not_found', 'whistles.over', 'whistles.arrived', 'whistles.no_position', 'whistles.not_coming'],
});

export const rateCall = endpoint({
  method: 'POST',
  path: '/api/whistle-calls/:callId/rating',
  access: 'session',
  summary: 'Rates how an organisation answered, 1 to 5; below 3 with a reason',
  params: ofCall,
  body: z.object({ id, rating: z.number().int().min(1).max(5), reason: words.nullable().default(null) }),
  response: whistleDetail,
  errors: ['whistles.call_not_found', 'whistles.rated', 'whistles.not_to_rate', 'whistles.rating_needs_reason'],
});

export const writeMinutes = endpoint({
  method: 'POST',
  path: '/api/whistles/:whistleId/minutes',
  access: 'session',
  status: 201,
  summary: 'Adds minutes of what was agreed, with photos; for the caller and those called',
  params: ofWhistle,
  body: z.object({ id, text: text.min(2).max(5000), photoIds }),
  response: whistleDetail,
  errors: ['whistles.whistle_not_found', 'whistles.over', 'file.not_found', 'file.already_used'],
});

export const endWhistle = endpoint({
  method: 'POST',
  path: '/api/whistles/:whistleId/end',
  access: 'session',
  summary: 'Ends a whistle with what came of it; or withdraws one before anybody is there, so that it counts for nobody',
  params: ofWhistle,
  body: z.object({ id, how: z.enum(['ended', 'withdrawn']), words }),
  response: whistleDetail,
  errors: ['whistles.whistle_not_found', 'whistles.over', 'whistles.withdrawn_late'],
});
