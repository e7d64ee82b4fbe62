import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id, label, page, paging } from '../kernel/values.ts';
import { unrankedWhys } from '../scorecards/values.ts';
import { consequenceActs, consequenceStates, listKinds } from './values.ts';

const count = z.number().int();
const named = z.object({ id, name: z.string() });
const period = z.object({ id, first: day, last: day });

export const consequence = z.object({
  id,
  run: period,
  subject: z.string(),
  name: z.string().describe('of the estate or company'),
  company: named.nullable(),
  list: z.enum(listKinds),
  running: count.describe('periods in a row on this list'),
  act: z.enum(consequenceActs),
  words: z.string(),
  dueOn: day.describe('of what waits: the day by which rectification is to be done'),
  state: z.enum(consequenceStates),
  case: z.object({ id, number: z.string() }).nullable(),
  meetingId: id.nullable().describe('at which it is talked about'),
  unmended: z.boolean().describe('follows only where the rectification is not done in time'),
  can: z.array(z.enum(['carry'])),
});
export type Consequence = z.infer<typeof consequence>;
export const listConsequences = endpoint({
  method: 'GET',
  path: '/api/property/consequences',
  access: 'session',
  summary: 'What followed from the red and yellow lists, newest first, in the areas the viewer follows',
  query: z.object({ state: z.enum(consequenceStates).optional(), list: z.enum(listKinds).optional(), ...paging }),
  response: page(consequence),
});
export const carryConsequence = endpoint({
  method: 'POST',
  path: '/api/property/consequences/:consequenceId/carry',
  access: 'session',
  summary: 'Carries out by hand what did not follow by itself',
  params: z.object({ consequenceId: id }),
  body: z.strictObject({ id }),
  response: consequence,
  errors: ['property.consequence_not_found', 'property.consequence_over', 'property.no_meeting'],
});

export const openScore = z.object({
  subject: z.string(),
  name: z.string(),
  area: z.string().nullable(),
  company: z.string().nullable(),
  total: z.number().nullable(),
  unranked: z.enum(unrankedWhys).nullable(),
  rank: count.nullable(),
  list: z.enum(listKinds).nullable(),
  points: z.array(z.number().nullable()).describe('by item, in the order of the items'),
});
export type OpenScore = z.infer<typeof openScore>;
export const getOpenLists = endpoint({
  method: 'GET',
  path: '/api/open/property/lists',
  access: 'public',
  summary: 'The published score of every estate in a period, the newest unless another is named: rank, list, points by item',
  query: z.object({ period: id.optional() }),
  response: z.object({
    periods: z.array(period).describe('newest first, at most 24'),
    shown: z
      .object({
        id,
        title: label,
        first: day,
        last: day,
        edition: count,
        source: z.string(),
        full: z.number(),
        items: z.array(z.object({ name: label, full: z.number() })),
        scores: z.array(openScore).describe('by rank, those without one at the end'),
      })
      .nullable()
      .describe('null: nothing is published'),
  }),
});
export type OpenLists = z.infer<typeof getOpenLists.response>;
