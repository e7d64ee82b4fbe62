import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day, moment, point } from '../kernel/values.ts';

export * from './recorded.ts';

/** Something somebody does on a day, whatever module it comes from. */
export const dayItem = z.object({
  id: z.string().describe('unique within its kind'),
  kind: z.string().describe('`<module>.<what>`'),
  title: z.string(),
  detail: z.string().nullable(),
  area: z.string().nullable(),
  point: point.nullable().describe('where it is done; null: anywhere, or nobody knows'),
  from: moment.nullable().describe('not before'),
  until: moment.nullable().describe('due by then'),
  minutes: z.number().int().min(0).nullable().describe('how long it takes on the spot, where somebody said so'),
  urgent: z.boolean(),
  link: z.string().describe('its page on the phone'),
  state: z.enum(['due', 'late', 'done']),
});
export type DayItem = z.infer<typeof dayItem>;

/** Items that one module puts into a day at most; far more than anybody does in one. */
export const mostOfSection = 500;

export const getDay = endpoint({
  method: 'GET',
  path: '/api/field/day',
  access: 'session',
  summary: 'What the viewer has to do on the spot on a day, from every module: what presses first, then by due time',
  query: z.object({ day: day.optional().describe('today when absent') }),
  response: z.object({ day, at: moment.describe('when it was read'), items: z.array(dayItem) }),
});
export type Day = z.infer<typeof getDay.response>;
