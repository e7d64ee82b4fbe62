import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { text } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { findings } from './findings.ts';

const code = z.string().max(20);

/** A closed case that is looked at again. */
export const spotCheck = z.object({
  id,
  caseId: id,
  number: z.string(),
  title: z.string().describe('without numbers of people'),
  area: z.string(),
  category: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
  handler: z.string().nullable(),
  closedBy: z.string().nullable().describe('who closed it; named where the closing was false'),
  closedAt: moment,
  dueOn: day,
  found: z.enum(findings).nullable().describe('null while nobody has looked'),
  note: z.string().nullable(),
  inspectedAt: moment.nullable(),
  reopened: z.boolean(),
  mayInspect: z.boolean(),
});
export type SpotCheck = z.infer<typeof spotCheck>;

export const listSpotChecks = endpoint({
  method: 'GET',
  path: '/api/spot-checks',
  access: 'session',
  summary: 'Spot checks of the viewer’s areas: to be carried out, soonest first; or carried out, newest first',
  query: z.object({
    which: z.enum(['open', 'done']).default('open'),
    found: z.enum(findings).optional(),
    ...paging,
  }),
  response: page(spotCheck).extend({ mayDraw: z.array(z.object({ code: z.string(), name: z.string() })) }),
});

export const inspect = endpoint({
  method: 'POST',
  path: '/api/spot-checks/:spotCheckId/finding',
  access: 'session',
  summary: 'What was found on the spot. A false closing is named in the records and opens the case again while it may be',
  params: z.object({ spotCheckId: id }),
  body: z.object({ id, found: z.enum(findings), note: text.min(2).max(1_000), photoIds: z.array(id).max(9).default([]) }),
  response: spotCheck,
  errors: ['ratings.spot_check_not_found', 'ratings.spot_check_over', 'ratings.own_check', 'file.not_found', 'file.already_used'],
});

/** A draw, with what is needed to repeat it. */
export const spotDraw = z.object({
  id,
  area: z.string(),
  from: moment,
  to: moment,
  percent: z.number().int(),
  seed: z.string().describe('a case is drawn by the lot SHA-256(seed, blank, id): the lowest ones'),
  population: z.number().int(),
  populationDigest: z.string().describe('SHA-256 of the ids it was drawn from, in order, joined by line ends'),
  byItself: z.boolean(),
  drawnAt: moment,
  drawn: z.number().int(),
  inspected: z.number().int(),
  notDone: z.number().int(),
});
export type SpotDraw = z.infer<typeof spotDraw>;

export const listSpotDraws = endpoint({
  method: 'GET',
  path: '/api/spot-draws',
  access: 'session',
  summary: 'Draws of the viewer’s areas with what they found, newest first',
  response: z.object({ items: z.array(spotDraw) }),
});

export const drawSpotChecks = endpoint({
  method: 'POST',
  path: '/api/spot-draws',
  access: 'session',
  summary: 'Draws closed cases of an area by lot, to be looked at again; from those closed on these days that are not archived yet',
  body: z.object({ id, area: code, from: day, to: day.describe('its last day'), percent: z.number().int().min(1).max(100) }),
  response: spotDraw,
  status: 201,
  errors: ['territory.area_not_found', 'ratings.nothing_to_draw', 'ratings.period_wrong'],
});

/** What is on record of an organisation: rates by month, exclusions, closings that were false. */
export const organisationRecord = z.object({
  organisation: z.object({ id, name: z.string() }),
  months: z.array(
    z.object({ month: z.string(), valid: z.number().int(), satisfied: z.number().nullable(), allSatisfied: z.number().nullable() }),
  ),
  exclusions: z.object({ asked: z.number().int(), granted: z.number().int(), refused: z.number().int() }),
  checked: z.number().int().describe('closed cases of it that were looked at again in these months'),
  falseClosings: z.array(
    z.object({
      caseId: id,
      number: z.string(),
      closedBy: z.string().nullable(),
      closedAt: moment,
      inspectedAt: moment,
      note: z.string(),
      reopened: z.boolean(),
    }),
  ),
});
export type OrganisationRecord = z.infer<typeof organisationRecord>;
export const getOrganisationRecord = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/rating-record',
  access: 'session',
  summary: 'What is on record of an organisation for the last six months',
  params: z.object({ organisationId: id }),
  response: organisationRecord,
  errors: ['organisations.organisation_not_found'],
});
