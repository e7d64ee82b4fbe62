import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day } from '../kernel/values.ts';

/** What somebody did on cases on one day. */
export const myDay = z.object({
  day,
  actions: z.number().int().describe('actions taken in a post'),
  timed: z.number().int().describe('of these, those that ended a stage with a deadline'),
  onTime: z.number().int().describe('of the timed ones, those within the deadline'),
  answers: z.number().int(),
  reworked: z.number().int().describe('answers of that day that were sent back later'),
});
export type MyDay = z.infer<typeof myDay>;

export const getMyFigures = endpoint({
  method: 'GET',
  path: '/api/my-figures',
  access: 'session',
  summary: 'The viewer’s own work on cases, this month and last, day by day; days without any are left out. Nobody else is shown it',
  response: z.object({
    today: day,
    thisMonth: day.describe('its first day'),
    lastMonth: day.describe('its first day'),
    days: z.array(myDay),
  }),
});
