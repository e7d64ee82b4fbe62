import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { answers, formSchema } from '../kernel/form/shape.ts';
import { line, mobile, reason, text } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging, point } from '../kernel/values.ts';
import { actDays, doubt, fieldAct, recordedAct } from './act.ts';
import { checkIns, joiners } from './kind-values.ts';
import { activityKind, kindCode } from './kinds.ts';
import { activityStates, participantStates, participantSteps } from './lifecycle.ts';
import { rhythm } from './rhythm.ts';
import { activityFilters } from './sheets.ts';

export * from './sheets.ts';

const count = z.number().int();
/** What keeps hours from being certified. */
const hoursErrors = ['volunteers.overlap', 'volunteers.day_full', 'volunteers.own_hours'] as const;

/** What comes before somebody volunteers in something risky. */
const readyErrors = [
  'volunteers.risk_not_accepted',
  'volunteers.register_first',
  'volunteers.training_needed',
  'volunteers.insurance_needed',
] as const;

/** An activity as lists show it; nobody's name. */
export const activityRow = z.object({
  id,
  seriesId: id.nullable(),
  kind: z.object({ code: kindCode, title: label }),
  title: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  organiser: z.string(),
  place: z.string(),
  startsAt: moment,
  endsAt: moment,
  state: z.enum(activityStates),
  seats: count.nullable(),
  taken: count,
  waiting: count,
});
export type ActivityRow = z.infer<typeof activityRow>;

/** The place of the viewer in an activity. */
export const ownPlace = z.object({
  id,
  state: z.enum(participantStates),
  role: kindCode.nullable(),
  offered: z.boolean(),
  pausedUntil: moment.nullable(),
  checkedInAt: moment.nullable(),
  checkedOutAt: moment.nullable(),
  minutes: count.nullable(),
  certified: z.boolean(),
  contested: z.string().nullable(),
  decision: z.string().nullable(),
  documentId: id.nullable(),
  steps: z.array(z.enum(participantSteps)),
});
export type OwnPlace = z.infer<typeof ownPlace>;

/** Somebody who takes part, for whoever organises the activity. */
export const participant = ownPlace.omit({ pausedUntil: true, documentId: true }).extend({
  name: z.string(),
  phone: z.string().nullable().describe('of somebody without an account, masked'),
  answers: z.array(z.object({ title: label, answer: label })),
  doubts: z.array(doubt),
});
export type Participant = z.infer<typeof participant>;

export const activityDetail = activityRow.extend({
  version: count,
  text: z.string(),
  point: point.nullable(),
  roomId: id.nullable(),
  roles: z.array(z.object({ code: kindCode, title: label, number: count, filled: count, who: z.enum(joiners), open: z.boolean() })),
  join: z.object({
    who: z.enum(joiners),
    approval: z.boolean(),
    questions: formSchema.nullable(),
    risk: z.string().nullable().describe('of whoever volunteers: told, and accepted'),
    may: z.boolean().describe('the viewer may take a seat, or wait for one'),
    why: z.string().nullable().describe('error code of why not'),
    data: z.record(z.string(), z.unknown()),
    cancelUntil: moment,
  }),
  checkIn: z.object({ how: z.enum(checkIns), out: z.boolean(), from: moment, until: moment }),
  record: z.object({ wanted: z.boolean(), words: z.string().nullable(), attended: count, absent: count, toCertify: count }),
  reason: z.string().nullable().describe('why it was cancelled or did not take place'),
  own: ownPlace.nullable(),
  participants: z.array(participant).nullable().describe('for whoever organises it'),
  actions: z.array(z.enum(['change', 'cancel', 'hold', 'not_hold', 'record', 'add', 'screen', 'certify', 'end_series'])),
});
export type ActivityDetail = z.infer<typeof activityDetail>;

const ofActivity = z.object({ activityId: id });
const ofParticipant = z.object({ participantId: id });

export const listActivityKinds = endpoint({
  method: 'GET',
  path: '/api/activity-kinds',
  access: 'session',
  summary: 'The kinds of activities in force',
  response: z.object({ items: z.array(activityKind), mayDesign: z.boolean() }),
});
export const listActivityRooms = endpoint({
  method: 'GET',
  path: '/api/activity-rooms',
  access: 'session',
  summary: 'Rooms that can be kept for activities of an area',
  query: z.object({ area: line.max(20) }),
  response: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
  errors: ['territory.area_not_found'],
});
export const listActivities = endpoint({
  method: 'GET',
  path: '/api/activities',
  access: 'session',
  summary: 'Activities of the areas the viewer may see, in the order in which they take place',
  query: z.object({ ...activityFilters, ...paging }),
  response: page(activityRow).extend({ mayOrganise: z.boolean() }),
  errors: ['territory.area_not_found'],
});
export const listOpenActivities = endpoint({
  method: 'GET',
  path: '/api/open/activities',
  access: 'public',
  summary: 'What is to take place and is open to everybody, soonest first',
  query: z.object({
    area: line.max(20).optional(),
    kind: kindCode.optional(),
    organisation: id.optional().describe('that organises it, such as a team'),
    until: day.optional().describe('its last day'),
    ...paging,
  }),
  response: page(activityRow.extend({ point: point.nullable() })),
  errors: ['territory.area_not_found'],
});
export const listMyActs = endpoint({
  method: 'GET',
  path: '/api/my/acts',
  access: 'session',
  summary: 'Everything recorded of what the viewer did on the spot, newest first; nobody else can ask for it',
  query: actDays.extend(paging),
  response: page(recordedAct),
});
export const listMyActivities = endpoint({
  method: 'GET',
  path: '/api/my/activities',
  access: 'session',
  summary: 'Activities the viewer takes or took part in, latest first, with the minutes certified altogether',
  query: z.object(paging),
  response: page(z.object({ activity: activityRow, own: ownPlace })).extend({ minutes: count.describe('certified altogether') }),
});
export const getActivity = endpoint({
  method: 'GET',
  path: '/api/activities/:activityId',
  access: 'public',
  summary: 'One activity: an open one for everybody, another for whoever takes part or works there',
  params: ofActivity,
  response: activityDetail,
  errors: ['activities.activity_not_found'],
});

const content = {
  title: line.min(2).max(100),
  text: text.max(2_000).default(''),
  place: line.min(2).max(200),
  point: point.nullable().default(null),
  roomId: id.nullable().default(null).describe('kept for it while it lasts; refused where it is taken'),
  seats: z.number().int().min(1).max(5_000).nullable().default(null),
};
export const planActivity = endpoint({
  method: 'POST',
  path: '/api/activities',
  access: 'session',
  status: 201,
  summary: 'Announces an activity, once or as a series that takes place by a rhythm',
  body: z.object({
    id,
    kind: kindCode,
    ...content,
    areaCode: line.max(20),
    organisationId: id.nullable().default(null),
    when: z.union([z.strictObject({ startsAt: moment, endsAt: moment }), z.strictObject({ rhythm })]),
  }),
  response: activityDetail.extend({ occurrences: count }),
  errors: [
    'territory.area_not_found',
    'activities.kind_unknown',
    'activities.no_end',
    'activities.too_long',
    'activities.too_many',
    'activities.no_occurrence',
    'activities.ends_before',
    'activities.past',
    'activities.room_taken',
  ],
});
export const changeActivity = endpoint({
  method: 'PUT',
  path: '/api/activities/:activityId',
  access: 'session',
  summary: 'Changes one activity; whoever takes part is told of another time or place',
  params: ofActivity,
  body: z.object({ id, version: count, ...content, startsAt: moment, endsAt: moment }),
  response: activityDetail,
  errors: [
    'activities.activity_not_found',
    'activities.changed',
    'activities.over',
    'activities.ends_before',
    'activities.seats_taken',
    'activities.kept_elsewhere',
  ],
});
export const stepActivity = endpoint({
  method: 'POST',
  path: '/api/activities/:activityId/steps',
  access: 'session',
  summary: 'Cancels an activity, says whether it took place, keeps its minutes, or certifies the hours of all who were there',
  params: ofActivity,
  body: z.object({
    id,
    step: z.enum(['cancel', 'hold', 'not_hold', 'record', 'certify']),
    words: text.max(5_000).default('').describe('why, or the minutes'),
  }),
  response: activityDetail,
  errors: [
    'activities.activity_not_found',
    'activities.over',
    'activities.not_begun',
    'activities.not_over',
    'activities.words_needed',
    'activities.no_hours',
    'activities.kept_elsewhere',
    ...hoursErrors,
  ],
});
export const endSeries = endpoint({
  method: 'POST',
  path: '/api/activity-series/:seriesId/end',
  access: 'session',
  summary: 'Ends a series from a day on: what was to take place then is cancelled, and whoever takes part is told',
  params: z.object({ seriesId: id }),
  body: z.object({ id, from: day, words: reason }),
  response: z.object({ cancelled: count }),
  errors: ['activities.series_not_found'],
});

export const joinActivity = endpoint({
  method: 'POST',
  path: '/api/activities/:activityId/participants',
  access: 'session',
  status: 201,
  summary: 'Takes a seat or a role, or waits for one; `insteadOf` takes the place somebody offers',
  params: ofActivity,
  body: z.object({
    id,
    role: kindCode.nullable().default(null),
    answers: answers.default({}),
    insteadOf: id.nullable().default(null),
    accepted: z.boolean().default(false).describe('the risk was read, and is accepted'),
  }),
  response: activityDetail,
  errors: [
    'activities.activity_not_found',
    'activities.joined',
    'activities.begun',
    'activities.over',
    'activities.full',
    'activities.role_full',
    'activities.role_unknown',
    'activities.not_for_you',
    'activities.paused',
    'activities.not_offered',
    'form.answer_wrong',
    ...readyErrors,
  ],
});
export const addParticipant = endpoint({
  method: 'POST',
  path: '/api/activities/:activityId/guests',
  access: 'session',
  status: 201,
  summary: 'Enters somebody without an account; whoever organises the activity does',
  params: ofActivity,
  body: z.object({ id, name: line.min(2).max(40), phone: mobile.nullable().default(null), role: kindCode.nullable().default(null) }),
  response: activityDetail,
  errors: [
    'activities.activity_not_found',
    'activities.over',
    'activities.full',
    'activities.role_full',
    'activities.role_unknown',
    ...readyErrors,
  ],
});
export const stepParticipant = endpoint({
  method: 'POST',
  path: '/api/activity-participants/:participantId/steps',
  access: 'session',
  summary: 'One step of somebody’s place: by whoever has it, or by whoever organises the activity',
  params: ofParticipant,
  body: z.object({
    id,
    step: z.enum(participantSteps),
    words: text.max(200).default(''),
    minutes: z.number().int().min(0).max(1_440).nullable().default(null).describe('certified instead of what was computed, never more'),
  }),
  response: activityDetail,
  errors: [
    'activities.participant_not_found',
    'activities.step_not_possible',
    'activities.too_late',
    'activities.begun',
    'activities.not_begun',
    'activities.not_over',
    'activities.words_needed',
    'activities.full',
    'activities.no_hours',
    ...hoursErrors,
  ],
});
export const checkIn = endpoint({
  method: 'POST',
  path: '/api/activities/:activityId/check-ins',
  access: 'session',
  offline: ['id', 'state'],
  summary: 'Comes or goes, by the code that is shown on the spot; also sent later, from a phone that was offline',
  params: ofActivity,
  body: z.object({ id, act: fieldAct, code: z.string().max(200), out: z.boolean().default(false) }),
  response: activityDetail,
  errors: [
    'activities.activity_not_found',
    'activities.code_wrong',
    'activities.code_elsewhere',
    'activities.not_joined',
    'activities.full',
  ],
});
export const getCheckInCode = endpoint({
  method: 'GET',
  path: '/api/activities/:activityId/code',
  access: 'session',
  summary: 'The code to be shown on the spot now, for whoever organises the activity',
  params: ofActivity,
  response: z.object({ code: z.string(), address: z.string(), until: moment, attended: count, confirmed: count }),
  errors: ['activities.activity_not_found'],
});
/** A service day in the plan of a month. */
export const plannedDay = z.object({
  id,
  title: z.string(),
  kind: label,
  startsAt: moment,
  endsAt: moment,
  place: z.string(),
  organiser: z.string(),
  state: z.enum(activityStates),
  untold: z.boolean().describe('it is over, and nobody has said whether it took place'),
});
export const monthPlan = endpoint({
  method: 'GET',
  path: '/api/activity-plan',
  access: 'session',
  summary: 'Service days of a month by community, as planned and as they took place, with the share of communities where all did',
  query: z.object({ month: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/), area: line.max(20).optional() }),
  response: z.object({
    month: z.string(),
    area: z.object({ code: z.string(), name: z.string() }),
    communities: z.array(
      z.object({
        area: z.object({ code: z.string(), name: z.string() }),
        planned: count,
        held: count,
        missed: count.describe('cancelled, did not take place, or over and untold'),
        days: z.array(plannedDay),
      }),
    ),
    due: count.describe('communities with service days that are over'),
    kept: count.describe('of these, where all took place'),
  }),
  errors: ['territory.area_not_found'],
});
export type MonthPlan = z.infer<typeof monthPlan.response>;
