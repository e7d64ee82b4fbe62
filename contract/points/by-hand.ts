import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { actUnits } from './rule-values.ts';
import { actCode, actKind } from './rules.ts';

export const byHandStates = ['asked', 'confirmed', 'refused'] as const;

/** An act that no system recorded, entered by hand. The rules say what it pays. */
export const handEntry = z.object({
  id,
  person: z.string().describe('masked name'),
  area: z.object({ code: z.string(), name: z.string() }),
  act: actCode,
  kind: z.string().nullable(),
  unit: z.enum(actUnits),
  quantity: z.number().int(),
  on: day,
  reason: z.string(),
  state: z.enum(byHandStates),
  alike: z.number().int().describe('acts of the same kind that the person has that day beside it'),
  points: z.number().int().nullable().describe('what it earned; null while it is not confirmed'),
  enteredBy: z.string(),
  enteredAt: moment,
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  decision: z.string().nullable(),
  mayDecide: z.boolean(),
});
export type HandEntry = z.infer<typeof handEntry>;

export const listByHand = endpoint({
  method: 'GET',
  path: '/api/points/by-hand',
  access: 'session',
  summary: 'Entries by hand, newest first: all staff of the jurisdiction see who entered and who confirmed what, for which reason',
  query: z.object({ state: list(z.enum(byHandStates)), area: z.string().max(20).optional(), ...paging }),
  response: page(handEntry).extend({
    mayEnter: z.array(z.object({ code: z.string(), name: z.string() })).describe('areas for which the viewer enters'),
  }),
  errors: ['territory.area_not_found'],
});

export const enterByHand = endpoint({
  method: 'POST',
  path: '/api/points/by-hand',
  access: 'session',
  status: 201,
  summary: 'Enters an act of somebody by hand, for a reason; a second person confirms it',
  body: z.object({
    id,
    personId: id,
    area: z.string().max(20),
    act: actCode,
    kind: actKind.nullable().default(null),
    quantity: z.number().int().min(1).max(1_440),
    on: day,
    reason,
  }),
  response: handEntry,
  errors: [
    'territory.area_not_found',
    'points.act_unknown',
    'points.kind_unknown',
    'points.person_gone',
    'points.own_act',
    'points.day_wrong',
  ],
});

export const decideByHand = endpoint({
  method: 'POST',
  path: '/api/points/by-hand/:entryId/decision',
  access: 'session',
  summary: 'A second person confirms or refuses an entry: not who made it, and not whose act it is',
  params: z.object({ entryId: id }),
  body: z.object({ id, confirm: z.boolean(), reason: line.min(2).max(200).nullable().default(null) }),
  response: handEntry,
  errors: ['points.entry_not_found', 'points.entry_decided', 'points.second_person', 'points.own_act', 'points.reason_needed'],
});

/** Something odd about how acts were confirmed. */
export const oddity = z.object({
  id,
  kind: z.enum(['fast', 'repeated']),
  by: z.string().describe('whose account confirmed'),
  area: z.object({ code: z.string(), name: z.string() }),
  on: day,
  firstAt: moment,
  lastAt: moment,
  acts: z.number().int(),
  minutes: z.number().int(),
  finding: z.string().nullable(),
  checkedBy: z.string().nullable(),
  mayCheck: z.boolean(),
});
export type Oddity = z.infer<typeof oddity>;

export const listOddities = endpoint({
  method: 'GET',
  path: '/api/points/oddities',
  access: 'session',
  summary: 'What looked odd about how acts were confirmed in the viewer’s areas, newest first',
  query: z.object({ open: z.stringbool().default(true), ...paging }),
  response: page(oddity),
});

export const checkOddity = endpoint({
  method: 'POST',
  path: '/api/points/oddities/:oddityId/finding',
  access: 'session',
  summary: 'Says what was found about something odd; nobody judges what they confirmed themselves',
  params: z.object({ oddityId: id }),
  body: z.object({ id, finding: text.min(2).max(500) }),
  response: oddity,
  errors: ['points.oddity_not_found', 'points.oddity_checked', 'points.second_person'],
});
