import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, mobile } from '../kernel/shapes.ts';
import { day, id, page, paging, searched } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { skillSet } from './kinds.ts';
import { serviceTimes } from './values.ts';

const skill = kindCode(skillSet);
const area = z.object({ code: z.string(), name: z.string() });
const training = z.object({ kind: z.string().describe('of activity'), on: day, until: day.nullable() });

/** A volunteer as lists show one: the name is masked, and nothing tells how much somebody served. */
export const volunteer = z.object({
  personId: id,
  name: z.string(),
  area,
  skills: z.array(skill),
  times: z.array(z.enum(serviceTimes)),
  minor: z.boolean(),
  guardian: z.string().nullable().describe('of a minor, masked; for whoever manages volunteers there'),
  insuredUntil: day.nullable(),
  trainings: z.array(training),
  since: day,
  endedOn: day.nullable(),
  version: z.number().int(),
  actions: z.array(z.enum(['change', 'ready', 'end'])),
});
export type Volunteer = z.infer<typeof volunteer>;

const content = {
  areaCode: line.max(20).describe('where somebody serves'),
  skills: z.array(skill).max(12),
  times: z.array(z.enum(serviceTimes)).max(3),
  guardian: z
    .strictObject({ name: line.min(2).max(40), phone: mobile, agrees: z.literal(true) })
    .nullable()
    .default(null)
    .describe('of a minor, who has agreed'),
};

export const registerVolunteer = endpoint({
  method: 'POST',
  path: '/api/volunteers',
  access: 'session',
  status: 201,
  summary: 'Registers a volunteer: oneself on the phone, or somebody at the counter',
  body: z.object({
    id,
    who: someone.nullable().default(null).describe('null: whoever sends it'),
    name: line.min(2).max(40).nullable().default(null).describe('of whoever sends it, where nobody knows it yet'),
    minor: z.boolean().default(false),
    ...content,
  }),
  response: volunteer,
  errors: [
    'territory.area_not_found',
    'persons.name_needed',
    'persons.person_not_found',
    'persons.person_phone_taken',
    'volunteers.registered',
    'volunteers.guardian_needed',
  ],
});
export const changeVolunteer = endpoint({
  method: 'PUT',
  path: '/api/volunteers/:personId',
  access: 'session',
  summary: 'Changes what a volunteer can do, when and where: oneself, or whoever manages volunteers there',
  params: z.object({ personId: id }),
  body: z.object({ id, version: z.number().int(), ...content }),
  response: volunteer,
  errors: ['volunteers.volunteer_not_found', 'volunteers.changed', 'volunteers.guardian_needed', 'territory.area_not_found'],
});
export const endVolunteer = endpoint({
  method: 'POST',
  path: '/api/volunteers/:personId/end',
  access: 'session',
  summary: 'Ends a registration; hours stay',
  params: z.object({ personId: id }),
  body: z.object({ id }),
  response: volunteer,
  errors: ['volunteers.volunteer_not_found'],
});
export const noteReadiness = endpoint({
  method: 'POST',
  path: '/api/volunteers/:personId/readiness',
  access: 'session',
  summary: 'Notes what a volunteer was trained for, and until when they are insured',
  params: z.object({ personId: id }),
  body: z.object({
    id,
    training: z
      .strictObject({ kind: line.min(1).max(40), on: day, until: day.nullable() })
      .nullable()
      .default(null),
    insuredUntil: day.nullable().default(null),
  }),
  response: volunteer,
  errors: ['volunteers.volunteer_not_found'],
});
export const listVolunteers = endpoint({
  method: 'GET',
  path: '/api/volunteers',
  access: 'session',
  summary: 'Volunteers of the areas the viewer may see, masked; in no order of what they served',
  query: z.object({
    area: line.max(20).optional(),
    skill: skill.optional(),
    q: searched(40).optional().describe('beginning of the name, or of the given name'),
    ...paging,
  }),
  response: page(volunteer).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const myVolunteering = endpoint({
  method: 'GET',
  path: '/api/my/volunteering',
  access: 'session',
  summary: 'The viewer as a volunteer: what was registered, hours entered and posted, and the honour these hours give',
  response: z.object({
    known: z.boolean().describe('the name of the viewer is known'),
    volunteer: volunteer.nullable(),
    minutes: z.number().int().describe('entered'),
    posted: z.number().int().describe('minutes certified that are still posted'),
    honour: z.number().int().min(0).max(5).describe('stars by hours entered: 100, 300, 600, 1,000, 1,500; nobody else is shown them'),
  }),
});
