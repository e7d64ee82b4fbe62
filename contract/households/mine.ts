import { z } from 'zod';
import { fieldAct } from '../activities/act.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id, moment, point } from '../kernel/values.ts';
import { occupancies, relations } from './kinds.ts';
import { contactWays } from './mine-values.ts';

/** A household that somebody looks after as head of its building or unit, or as the contact household it belongs to. */
export const myHousehold = z.object({
  id,
  address: z.string(),
  area: z.string(),
  areaCode: z.string(),
  point: point.nullable().describe('of the building'),
  tie: z.enum(['head', 'contact']),
  occupancy: z.enum(occupancies).nullable(),
  people: z.number().int().nullable(),
  members: z.array(z.object({ name: z.string().describe('masked'), relation: z.enum(relations) })),
  last: z.object({ at: moment, how: z.enum(['visit', 'phone']) }).nullable(),
  dueOn: day.describe('by when somebody speaks with it again; the present day where nobody has'),
  late: z.boolean(),
});
export type MyHousehold = z.infer<typeof myHousehold>;

export const listMyHouseholds = endpoint({
  method: 'GET',
  path: '/api/my-households',
  access: 'session',
  summary: 'Households the viewer looks after by a tie, without a post: those due first. At most 200',
  response: z.object({ items: z.array(myHousehold), every: z.number().int().describe('days between two contacts') }),
});

export const contactHousehold = endpoint({
  method: 'POST',
  path: '/api/my-households/:householdId/contacts',
  access: 'session',
  offline: ['id'],
  status: 201,
  summary: 'Notes that somebody spoke, or tried to speak, with a household they look after',
  params: z.object({ householdId: id }),
  body: z.object({ id, act: fieldAct, how: z.enum(contactWays) }),
  response: myHousehold,
  errors: ['households.household_not_found'],
});
