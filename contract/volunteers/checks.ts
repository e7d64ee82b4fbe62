import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { hoursRow } from './hours.ts';

const count = z.number().int();

/** A spot check of hours: how many were drawn, and what was found. Names nobody. */
export const spotCheck = z.object({
  id,
  area: z.object({ code: z.string(), name: z.string() }),
  from: day,
  until: day,
  drawn: count,
  right: count,
  wrong: count,
  publishedAt: moment.nullable(),
});
export type SpotCheck = z.infer<typeof spotCheck>;
export const spotCheckDetail = spotCheck.extend({
  rows: z.array(
    z.object({ hours: hoursRow, outcome: z.enum(['right', 'wrong']).nullable(), words: z.string().nullable(), mayNote: z.boolean() }),
  ),
  mayPublish: z.boolean(),
});
const ofCheck = z.object({ checkId: id });

export const listChecks = endpoint({
  method: 'GET',
  path: '/api/volunteer-checks',
  access: 'session',
  summary: 'Spot checks of hours in the areas the viewer may see, newest first',
  query: z.object(paging),
  response: page(spotCheck).extend({ mayDraw: z.boolean() }),
  errors: ['session.forbidden'],
});
export const listPublishedChecks = endpoint({
  method: 'GET',
  path: '/api/open/volunteer-checks',
  access: 'public',
  summary: 'Spot checks that were published, newest first',
  query: z.object(paging),
  response: page(spotCheck),
});
export const getCheck = endpoint({
  method: 'GET',
  path: '/api/volunteer-checks/:checkId',
  access: 'session',
  summary: 'One spot check with the hours drawn',
  params: ofCheck,
  response: spotCheckDetail,
  errors: ['volunteers.check_not_found'],
});
export const drawCheck = endpoint({
  method: 'POST',
  path: '/api/volunteer-checks',
  access: 'session',
  status: 201,
  summary: 'Draws certified hours of an area and a period by chance',
  body: z.object({ id, areaCode: line.max(20), from: day, until: day, number: z.number().int().min(1).max(100) }),
  response: spotCheckDetail,
  errors: ['territory.area_not_found', 'volunteers.no_hours'],
});
export const noteChecked = endpoint({
  method: 'POST',
  path: '/api/volunteer-checks/:checkId/hours/:hoursId',
  access: 'session',
  summary: 'Notes what was found of hours that were drawn; whoever certified them does not',
  params: ofCheck.extend({ hoursId: id }),
  body: z.object({ id, outcome: z.enum(['right', 'wrong']), words: text.max(200).default('') }),
  response: spotCheckDetail,
  errors: [
    'volunteers.check_not_found',
    'volunteers.second_person',
    'volunteers.own_hours',
    'volunteers.published',
    'volunteers.reason_needed',
  ],
});
export const publishCheck = endpoint({
  method: 'POST',
  path: '/api/volunteer-checks/:checkId/publish',
  access: 'session',
  summary: 'Publishes a spot check once everything drawn was looked at',
  params: ofCheck,
  body: z.object({ id }),
  response: spotCheckDetail,
  errors: ['volunteers.check_not_found', 'volunteers.not_all_checked', 'volunteers.published'],
});
