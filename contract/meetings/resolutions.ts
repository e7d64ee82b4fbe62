import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id, list, page, paging } from '../kernel/values.ts';
import { area, areaCode } from './bodies.ts';
import { resolutionStates } from './values.ts';

const count = z.number().int();

/** A resolution with owner and deadline, and what became of it. */
export const resolution = z.object({
  id,
  number: z.string(),
  text: z.string(),
  owner: z.object({ id: id.nullable(), name: z.string(), words: z.string() }),
  madeOn: day,
  dueOn: day,
  state: z.enum(resolutionStates),
  overdue: z.boolean(),
  age: count.describe('days since it was made, until it was done'),
  caseId: id.nullable().describe('for whoever works there'),
  caseNumber: z.string(),
  result: z.string().nullable(),
  doneOn: day.nullable(),
  unsolved: count.describe('how often a meeting found it unsolved'),
  raised: z.string().nullable().describe('the level it was raised to'),
});
export type Resolution = z.infer<typeof resolution>;
export const resolutionRow = resolution.extend({
  meeting: z.object({ id, title: z.string() }),
  body: z.object({ id, name: z.string() }),
  area,
  next: z.object({ id, day }).nullable().describe('the meeting at which it comes back'),
});
export type ResolutionRow = z.infer<typeof resolutionRow>;

export const listResolutions = endpoint({
  method: 'GET',
  path: '/api/resolutions',
  access: 'session',
  summary: 'Resolutions of the areas the viewer may see, the oldest first, with how many are how old',
  query: z.object({ area: areaCode.optional(), body: id.optional(), state: list(z.enum(resolutionStates)), ...paging }),
  response: page(resolutionRow).extend({
    ages: z
      .object({ month: count, quarter: count, halfYear: count, older: count, overdue: count, raised: count })
      .describe('unfinished: up to 30, 90, 180 days old, and older'),
    year: z
      .object({ meetings: count, raised: count, solved: count, resolved: count, done: count, inTime: count })
      .describe('of the last 365 days'),
  }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
