import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { hourChanges, hourStates, hourSteps, numberShown } from './values.ts';

const minutes = z.number().int().min(0).max(1_440);
const area = z.object({ code: z.string(), name: z.string() });

/** Hours of somebody. */
export const hoursRow = z.object({
  id,
  person: z.string().nullable().describe('masked; null: a guest whose name the activity alone knows'),
  what: z.string(),
  title: z.string(),
  area,
  team: z.string().nullable(),
  day,
  from: moment.nullable(),
  until: moment.nullable(),
  served: minutes,
  minutes,
  voluntary: z.boolean(),
  state: z.enum(hourStates),
  entersOn: day.nullable().describe('until the day before it is posted'),
  burstId: id.nullable(),
  recordedBy: z.string(),
  certifiedBy: z.string().nullable(),
  certifiedAt: moment.nullable(),
  contested: z.string().nullable().describe('the error somebody sees in it'),
  actions: z.array(z.enum(hourSteps)),
});
export type HoursShown = z.infer<typeof hoursRow>;
export const hoursDetail = hoursRow.extend({
  changes: z.array(z.object({ what: z.enum(hourChanges), minutes, reason: z.string().nullable(), by: z.string(), at: moment })),
});

/** Hours as whoever served them sees them. */
export const ownHours = hoursRow
  .omit({ person: true, recordedBy: true, certifiedBy: true, burstId: true, actions: true })
  .extend({ mayContest: z.boolean() });
export type OwnHours = z.infer<typeof ownHours>;

const ofHours = z.object({ hoursId: id });
export const filters = {
  area: line.max(20).optional(),
  state: list(z.enum(hourStates)),
  burst: id.optional(),
  contested: z.stringbool().default(false),
  from: day.optional(),
  until: day.optional(),
};

export const listHours = endpoint({
  method: 'GET',
  path: '/api/volunteer-hours',
  access: 'session',
  summary: 'Hours of the areas the viewer may see, newest first; names masked',
  query: z.object({ ...filters, ...paging }),
  response: page(hoursRow).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const getHours = endpoint({
  method: 'GET',
  path: '/api/volunteer-hours/:hoursId',
  access: 'session',
  summary: 'One record of hours with what became of it',
  params: ofHours,
  response: hoursDetail,
  errors: ['volunteers.hours_not_found'],
});
const recordErrors = [
  'volunteers.overlap',
  'volunteers.day_full',
  'volunteers.longer_than_time',
  'volunteers.future',
  'volunteers.own_hours',
  'volunteers.hours_differ',
] as const;
export const recordHours = endpoint({
  method: 'POST',
  path: '/api/volunteer-hours',
  access: 'session',
  status: 201,
  summary: 'Records hours that no activity, order or duty tells; certified by whoever organised it',
  body: z.object({
    id,
    personId: id,
    title: line.min(2).max(100),
    areaCode: line.max(20),
    organisationId: id.nullable().default(null),
    from: moment,
    until: moment,
  }),
  response: hoursDetail,
  errors: ['territory.area_not_found', 'persons.person_not_found', 'volunteers.team_not_found', ...recordErrors],
});
export const stepHours = endpoint({
  method: 'POST',
  path: '/api/volunteer-hours/:hoursId/steps',
  access: 'session',
  summary: 'Certifies hours, decides as a second person on held ones, corrects them, or upholds them against an objection',
  params: ofHours,
  body: z.object({ id, step: z.enum(hourSteps), minutes: minutes.nullable().default(null), reason: text.max(200).default('') }),
  response: hoursDetail,
  errors: [
    'volunteers.hours_not_found',
    'volunteers.not_waiting',
    'volunteers.second_person',
    'volunteers.unchanged',
    'volunteers.reason_needed',
    ...recordErrors,
  ],
});
export const contestHours = endpoint({
  method: 'POST',
  path: '/api/volunteer-hours/:hoursId/contest',
  access: 'session',
  summary: 'Reports an error in hours that are posted, or at any time in one’s own',
  params: ofHours,
  body: z.object({ id, words: reason }),
  response: z.object({ id }),
  errors: ['volunteers.hours_not_found', 'volunteers.contested_before'],
});
export const myHours = endpoint({
  method: 'GET',
  path: '/api/my/volunteer-hours',
  access: 'session',
  summary: 'The viewer’s own hours, newest first',
  query: z.object(paging),
  response: page(ownHours),
});
export const listPostings = endpoint({
  method: 'GET',
  path: '/api/volunteer-postings',
  access: 'session',
  summary: 'Hours certified in an area that are posted before they are entered; names masked',
  query: z.object({ area: line.max(20), ...paging }),
  response: page(z.object({ id, person: z.string(), title: z.string(), day, minutes, until: day.describe('its last day of posting') })),
  errors: ['territory.area_not_found'],
});

export const askCertificate = endpoint({
  method: 'POST',
  path: '/api/volunteer-certificates',
  access: 'session',
  status: 201,
  summary:
    'Asks for a certificate of hours entered, of a period or all: of oneself, or for somebody at the counter. Its document is made of it (`/api/papers`)',
  body: z.object({
    id,
    personId: id.nullable().default(null).describe('null: whoever asks'),
    from: day.nullable().default(null),
    until: day.nullable().default(null),
    idNumber: z.enum(numberShown).default('masked'),
  }),
  response: z.object({ id, source: z.string(), minutes: z.number().int() }),
  errors: ['volunteers.no_hours', 'volunteers.volunteer_not_found'],
});
export const myCertificates = endpoint({
  method: 'GET',
  path: '/api/my/volunteer-certificates',
  access: 'session',
  summary: 'Certificates the viewer has asked for, newest first',
  response: z.object({ items: z.array(z.object({ id, from: day, until: day, at: moment, documentId: id.nullable() })) }),
});
