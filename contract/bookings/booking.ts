import { z } from 'zod';
import { line } from '../kernel/shapes.ts';
import { id, moment } from '../kernel/values.ts';
import { fen } from './rules.ts';
import { bookingStates, paymentKinds } from './values.ts';

export const named = z.object({ id, name: z.string() });
export const bookingState = z.enum(bookingStates);
export const span = { from: moment, to: moment };
export const receipt = line.min(1).max(40);

export const bookingActions = ['cancel', 'accept', 'sign_in', 'approve', 'refuse', 'displace', 'pay'] as const;

/** A booking, for whoever made it and for those who look after the place. */
export const booking = z.object({
  id,
  room: named,
  place: named,
  ...span,
  state: bookingState,
  purpose: z.string(),
  people: z.number().int(),
  loudspeaker: z.boolean(),
  organisation: z.string().nullable(),
  seriesId: id.nullable(),
  by: z.string().nullable().describe('who booked, for those who look after the place'),
  fee: fen,
  deposit: fen,
  reason: z.string().nullable().describe('why it was refused, given back or had to give way'),
  instead: z.object(span).nullable().describe('the time that had to give way to the offer'),
  late: z.boolean().describe('given back too late: counts as missed'),
  excused: z.boolean().describe('missed, but somebody was there and could not say so in time'),
  signIn: z.object({ from: moment, until: moment }).nullable(),
  freeUntil: moment.describe('until then it can be given back without counting as missed'),
  paid: z.array(z.object({ what: z.enum(paymentKinds), fen, receipt, at: moment })),
  actions: z.array(z.enum(bookingActions)),
});
export type Booking = z.infer<typeof booking>;
