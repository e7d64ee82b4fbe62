import { z } from 'zod';
import { roleCode, roleName } from '../accounts/role-codes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { formSchema } from '../kernel/form/shape.ts';
import { telephone } from '../kernel/shapes.ts';
import { id, leavable, moment, page, paging, point } from '../kernel/values.ts';
import { location } from '../territory/api.ts';
import { actBody } from './actions/body.ts';
import { typeCode } from './categories.ts';
import { channels } from './channels.ts';
import { handlings, urgencies } from './dispatching.ts';
import { deskFilters, queues } from './filters.ts';
import { actions, limits, states, steps } from './lifecycle.ts';
import { photo } from './photo.ts';
import { accuracy, placing } from './placing.ts';
import { reportAnswers, toldAnswers, typeAnswers, typeQuestions } from './questions.ts';
import { rating } from './rating.ts';

export { type Act, type ActBody, actBody } from './actions/body.ts';
export * from './alike.ts';
export { kinds } from './categories.ts';
export * from './category-sheets.ts';
export { channels } from './channels.ts';
export * from './design.ts';
export * from './export.ts';
export * from './files.ts';
export { queues } from './filters.ts';
export * from './live.ts';
export * from './many.ts';
export * from './my-figures.ts';
export * from './overview.ts';
export { type Photo, photo } from './photo.ts';
export { type Rating, rating } from './rating.ts';
export * from './rules.ts';
export * from './split.ts';
export * from './type-list.ts';

const state = z.enum(states);
const action = z.enum(actions);

/** Lights of a clock: green to 80 % of the time, yellow to 100 %, red after; none when no clock runs. */
export const lights = ['green', 'yellow', 'red', 'none'] as const;

/** A category as forms and filters need it. `code` is local data (GB/T 30428.2 classes inside), a parent's code is its prefix. */
export const category = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  name: z.string(),
  nameEn: z.string(),
  kind: typeCode,
  questions: formSchema
    .nullable()
    .optional()
    .describe('its own extra questions; left out: those of its parent are asked, null: nothing is asked'),
});
export type Category = z.infer<typeof category>;
export const listCategories = endpoint({
  method: 'GET',
  path: '/api/categories',
  access: 'public',
  summary: 'Categories of matters, parents before children',
  response: z.object({
    version: z.number().int().min(0).describe('of the categories, with which reports name the questions they answer'),
    items: z.array(category),
    types: typeQuestions.optional().describe('what the types of these categories ask besides; left out: nothing'),
  }),
});

/** Who called or stood at the counter, where somebody of the staff writes the report down. Both may be unknown. */
export const caller = z.object({
  name: z.string().trim().min(1).max(40).nullable(),
  phone: telephone.nullable(),
});
export type Caller = z.infer<typeof caller>;

/** What a person reports. `id` is made by the client: sending the same report twice gives the same answer. */
export const reportBody = z.object(
  leavable({
    id,
    text: z.string().describe(`${limits.textMin}–${limits.textMax} characters`),
    point: point.nullable(),
    accuracy: accuracy.nullish().describe('of the point; null when a person chose it or the device does not tell'),
    placeText: z.string().max(limits.placeMax).nullable().describe('the place in words: estate, building, landmark'),
    areaCode: z.string().max(20).nullable().describe('an area the reporter chose from the tree; used when there is no point'),
    categoryCode: z.string().max(20).nullable(),
    photoIds: z.array(id).max(limits.photosMax).default([]),
    anonymous: z.boolean().default(false).describe('true: no staff member sees who reported'),
    occurredAt: moment.nullable().describe(`when it was seen or written down, if not now: at most ${limits.seenDaysMax} days ago`),
    caller: caller
      .nullable()
      .optional()
      .describe('staff: whose report this is, written down for them; it is then not the own report of whoever typed it'),
    callerId: id.nullable().optional().describe('the known person who is the caller, with the phone named'),
    answers: reportAnswers.nullable().optional().describe('to the extra questions of the category'),
    typeAnswers: typeAnswers.nullable().optional().describe('to those of the case type the category begins with'),
    answer: z
      .string()
      .trim()
      .min(limits.answerMin)
      .max(limits.answerMax)
      .nullable()
      .optional()
      .describe('staff: what the desk answers at once; the case is closed with it, where its type lets it'),
  }),
);
export type ReportBody = z.infer<typeof reportBody>;
export const reportAnswer = z.object({
  id,
  caseId: id,
  number: z.string(),
  state,
  location,
  category: z.object({ code: z.string(), name: z.string(), nameEn: z.string(), suggested: z.boolean() }).nullable(),
  createdAt: moment,
});
export type ReportAnswer = z.infer<typeof reportAnswer>;
export const createReport = endpoint({
  method: 'POST',
  path: '/api/reports',
  access: 'session',
  status: 201,
  summary: 'Report a matter; opens a case',
  offline: ['caseId', 'number', 'state'],
  // a text far too long must still reach the rule that says so
  largestBody: 512 * 1024,
  body: reportBody,
  response: reportAnswer,
  errors: [
    'case.text_too_short',
    'case.text_too_long',
    'case.time_impossible',
    'case.category_unknown',
    'case.questions_unknown',
    'form.answer_wrong',
    'case.action_not_allowed',
    'case.not_yours',
    'session.forbidden',
    'case.caller_not_allowed',
    'persons.person_not_found',
    'case.anonymous_limit',
    'case.report_limit',
    'territory.outside',
    'territory.undrawn',
    'territory.place_unknown',
    'file.not_found',
    'file.already_used',
    'request.id_reused',
  ],
});

const named = z.object({ id, name: z.string() });

export const caseRow = z.object({
  id,
  number: z.string(),
  state,
  step: z.enum(steps),
  title: z.string(),
  category: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }).nullable(),
  area: z.object({ code: z.string(), name: z.string().describe('街道 · 社区 · 网格'), level: z.string() }),
  point: point.nullable(),
  handler: named.nullable(),
  createdAt: moment,
  stateSince: moment,
  dueAt: moment.nullable().describe('of the stage or of the whole, whichever is earlier; of a case that pauses, when it comes back'),
  totalDueAt: moment.nullable().describe('of the whole, from filing to the answer: no return, recall or new dispatch gives it more time'),
  dueProvisional: z.boolean().describe('counted over days whose holidays are not arranged yet: it may move'),
  answerBy: moment.nullable().describe('by when the reporter may expect an answer; null when there is one, or no time can be told'),
  light: z.enum(lights),
  supervised: z.boolean(),
  returnCount: z.number().int(),
  reworkCount: z.number().int(),
  reopenCount: z.number().int(),
  thumbnailUrl: z.string().nullable(),
  version: z.number().int().describe('number of events; changes with every act'),
});
export type CaseRow = z.infer<typeof caseRow>;

/** As what an event was done: as the reporter of the case, in a post of staff, as whoever took the matter on, or by the platform itself. */
export const capacities = ['reporter', 'staff', 'taker', 'platform'] as const;
/**
 * One event of the timeline. `recount`: newly arranged holidays have moved the deadlines; `record`: another part of the platform did something
 * about the case, `told` says what. `actor` is null for the platform and for the reporter of an anonymous report; what the same person does in a
 * post looks like any colleague's act.
 */
export const caseEvent = z.object({
  seq: z.number().int(),
  action: z.union([z.literal('report'), z.literal('recount'), z.literal('record'), action]),
  from: state.nullable(),
  to: state,
  at: moment,
  by: z.enum(capacities),
  actor: z.object({ name: z.string(), role: roleCode, roleName, organisation: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  photos: z.array(photo),
  data: z.record(z.string(), z.unknown()),
  told: z.object({ zh: z.string(), en: z.string().nullable() }).optional().describe('of a `record`: what was done, as a sentence'),
});
export type CaseEvent = z.infer<typeof caseEvent>;

/** A whole case for one viewer. `actions` are exactly the acts this viewer may take now. */
export const caseDetail = caseRow.extend({
  text: z.string(),
  placeText: z.string().nullable(),
  answers: toldAnswers.describe('to the extra questions of category and case type, in the order in which they were asked'),
  occurredAt: moment.nullable().describe('when it was seen or written down; null when that was not told'),
  placing,
  photos: z.array(photo),
  kind: typeCode,
  type: z.object({
    name: z.object({ zh: z.string(), en: z.string().nullable() }),
    version: z.number().int().describe('of the case types, by which this case lives; 0: the standard life'),
    notice: z.object({ zh: z.string(), en: z.string().nullable() }).nullable().describe('what reporters of this type are told'),
  }),
  channel: z.enum(channels),
  reporter: z.object({
    name: z.string().describe('masked; empty where it is not known'),
    phone: z.string().nullable().describe('masked'),
    anonymous: z.boolean(),
    mine: z.boolean(),
    revealable: z.boolean(),
    personId: id.optional().describe('the known person who called, for whoever manages persons'),
  }),
  suggestion: z
    .object({
      organisation: named,
      why: z.string().describe('which rule chose it, in words'),
      alternatives: z.array(named).describe('who is likely too, the likeliest first'),
      assists: z.array(named),
      level: z.enum(urgencies).nullable(),
      handling: z.enum(handlings).nullable(),
    })
    .nullable(),
  suggestedPerson: z.string().nullable().describe('who in the handling organisation is to have it: on duty, or whose turn it is'),
  firstReceiver: named.nullable(),
  responsible: named.nullable(),
  handlerPerson: z.string().nullable(),
  rating: rating.extend({ by: z.enum(['reporter', 'staff']), at: moment }).nullable(),
  path: z.array(z.object({ code: z.string(), name: z.string(), level: z.string() })).describe('areas from the root down'),
  timeline: z.array(caseEvent),
  actions: z.array(action),
  ahead: z
    .array(action)
    .describe('acts this viewer could take in turn from here, the natural next one first; empty where that is one at most'),
  reopenUntil: moment.nullable(),
  reminders: z.number().int().describe('how often who reported has asked again (催办)'),
  joined: z.array(z.object({ id, number: z.string() })).describe('cases that have joined this one; for staff'),
  parts: z
    .array(z.object({ id: id.nullable(), number: z.string(), state, handler: z.string().nullable() }))
    .describe('cases that were split off; ids are for staff'),
  partOf: z.object({ id, number: z.string() }).nullable().describe('what it was split off; for staff'),
  goesOnIn: z
    .object({
      id: id.nullable().describe('for staff who see it'),
      number: z.string(),
      state,
      step: z.enum(steps),
      handler: z.string().nullable(),
      since: moment,
      answer: z.string().nullable(),
    })
    .nullable()
    .describe('the case that goes on for this one, since they were merged'),
  shelvedDaysMost: z.number().int().describe('days it may be shelved at a stretch'),
  waitingDaysMost: z.number().int().describe('days the reporter may be waited for at a stretch'),
  called: z.boolean().describe('somebody of the staff wrote the report down for a caller or visitor, who is the reporter'),
  numbersHidden: z.boolean().describe('texts of this case hold starred numbers which this viewer may ask to see'),
  sealed: z
    .object({ number: z.number().int().nullable().describe('of the seal; null until the archive is sealed, within a minute'), at: moment })
    .nullable(),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/**
 * `newest`/`oldest` by time of report; `due` by deadline, most pressing first; `relevance` those first whose title or number says what is looked
 * for. Without a wish `relevance` when something is looked for, else `newest`.
 */
export const sorts = ['newest', 'oldest', 'due', 'relevance'] as const;
export const listCases = endpoint({
  method: 'GET',
  path: '/api/cases',
  access: 'session',
  summary: 'Cases the viewer may see, filtered, by key pages',
  query: z.object({ ...deskFilters, ...paging, sort: z.enum(sorts).optional() }),
  response: page(caseRow),
});
export const countCases = endpoint({
  method: 'GET',
  path: '/api/cases/counts',
  access: 'session',
  summary: 'Counts per queue and state under the same filters',
  query: z.object({ ...deskFilters, queue: z.enum(queues).optional() }),
  response: z.object({ queues: z.record(z.enum(queues), z.number().int()), states: z.record(state, z.number().int()) }),
});
export const listMyCases = endpoint({
  method: 'GET',
  path: '/api/my/cases',
  access: 'session',
  summary: 'Cases the viewer reported',
  query: z.object(paging),
  response: page(caseRow),
});
export const getCase = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId',
  access: 'session',
  summary: 'One case with its timeline and what the viewer may do now',
  params: z.object({ caseId: id }),
  response: caseDetail,
  errors: ['case.not_found'],
});

const reason = z.string().trim().min(limits.reasonMin).max(limits.reasonMax);
/** What a single act may be refused for, besides who may see the case. */
const actErrors = [
  'case.not_found',
  'case.action_not_allowed',
  'case.not_yours',
  'case.changed',
  'case.own_check',
  'case.reopen_window_over',
  'case.unsatisfied_needs_reason',
  'case.rating_missing',
  'case.merge_itself',
  'case.merge_over',
  'case.busy',
  'case.until_past',
  'case.until_far',
  'case.category_unknown',
  'case.organisation_unknown',
  'territory.area_not_found',
  'file.not_found',
  'file.already_used',
  'request.id_reused',
];

export const act = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/actions',
  access: 'session',
  summary: 'Take an action on a case; answers with the case as it now stands',
  offline: ['id', 'state', 'version'],
  params: z.object({ caseId: id }),
  body: actBody,
  response: caseDetail,
  errors: actErrors,
});

export const actInTurn = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/actions/in-turn',
  access: 'session',
  summary: 'Take several actions on a case, one after the other: each by its own rules and an event of its own, all of them or none',
  largestBody: 256 * 1024,
  params: z.object({ caseId: id }),
  body: z.object({
    id,
    version: z.number().int().positive(),
    acts: z.array(actBody).min(2).max(5).describe('their own ids and versions are not asked for'),
  }),
  response: caseDetail,
  errors: actErrors,
});

export const revealReporter = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/reveal',
  access: 'session',
  summary: 'Show the reporter’s name and phone; logged with the reason',
  params: z.object({ caseId: id }),
  body: z.object({ id, reason }),
  response: z.object({ name: z.string(), phone: z.string().nullable() }),
  errors: ['case.not_found', 'case.reporter_anonymous', 'session.forbidden'],
});

export const revealNumbers = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/reveal-numbers',
  access: 'session',
  summary: 'Show the phone, identity and card numbers starred in the texts of a case; logged with the reason',
  params: z.object({ caseId: id }),
  body: z.object({ id, reason }),
  response: z.object({ numbers: z.array(z.string()) }),
  errors: ['case.not_found', 'session.forbidden'],
});
