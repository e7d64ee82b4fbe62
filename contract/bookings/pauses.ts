import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { id, moment, page, paging } from '../kernel/values.ts';
import { named } from './booking.ts';

/** A time in which somebody books nothing in a place, because bookings were missed. It ends by itself, and can be objected to. */
export const pause = z.object({
  id,
  place: named,
  by: z.string().nullable().describe('whom it concerns, for those who look after the place'),
  from: moment,
  until: moment,
  misses: z.number().int(),
  objection: z.string().nullable(),
  objectedAt: moment.nullable(),
  decision: z.enum(['lifted', 'upheld']).nullable(),
  reason: z.string().nullable(),
  actions: z.array(z.enum(['object', 'decide'])),
});
export type Pause = z.infer<typeof pause>;

export const myPauses = endpoint({
  method: 'GET',
  path: '/api/my/booking-pauses',
  access: 'session',
  summary: 'Where the viewer books nothing for some time, and until when',
  response: z.object({ items: z.array(pause) }),
});

export const objectToPause = endpoint({
  method: 'POST',
  path: '/api/bookings/pauses/:pauseId/object',
  access: 'session',
  summary: 'Object to such a time; somebody of the place decides',
  params: z.object({ pauseId: id }),
  body: z.object({ id, text: line.min(2).max(500) }),
  response: pause,
  errors: ['bookings.pause_not_found', 'bookings.pause_over', 'bookings.objected_before'],
});

export const listPauses = endpoint({
  method: 'GET',
  path: '/api/bookings/pauses',
  access: 'session',
  summary: 'Such times in the places the viewer looks after, newest first',
  query: z.object({ ...paging, objected: z.stringbool().default(false).describe('objected to and not decided') }),
  response: page(pause),
  errors: ['session.forbidden'],
});

export const decidePause = endpoint({
  method: 'POST',
  path: '/api/bookings/pauses/:pauseId/decide',
  access: 'session',
  summary: 'Lift such a time or uphold it, with the reason',
  params: z.object({ pauseId: id }),
  body: z.object({ id, lift: z.boolean(), reason }),
  response: pause,
  errors: ['bookings.pause_not_found', 'bookings.pause_over', 'session.forbidden'],
});
