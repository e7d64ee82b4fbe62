import { z } from 'zod';
import { fieldAct } from '../activities/act.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/values.ts';
import { booking } from './booking.ts';

export const signIn = endpoint({
  method: 'POST',
  path: '/api/bookings/sign-in',
  access: 'session',
  offline: ['id', 'state'],
  summary:
    'Sign in for an own booking with the code at the door, also without network: what counts is when it was read. Too late is kept, and the booking stays missed',
  body: z.object({ id, act: fieldAct, code: z.string().max(60).describe('<jurisdiction code>-<token>') }),
  response: booking,
  errors: ['bookings.code_unknown', 'bookings.none_here', 'bookings.too_early'],
});
