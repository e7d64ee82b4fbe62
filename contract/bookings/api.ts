import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, list, page, paging } from '../kernel/values.ts';
import { booking, bookingState, named, receipt, span } from './booking.ts';
import { fen } from './rules.ts';
import { paymentKinds } from './values.ts';

export * from './booking.ts';
export * from './pauses.ts';
export * from './rooms.ts';
export * from './sheets.ts';
export * from './sign-in.ts';

const ofBooking = z.object({ bookingId: id });

export const book = endpoint({
  method: 'POST',
  path: '/api/bookings',
  access: 'session',
  status: 201,
  summary: 'Book a room once, or weekly until a day: all of it or nothing. Two cannot have one room at one time',
  body: z.object({
    id,
    roomId: id,
    ...span,
    people: z.number().int().min(1).max(5000),
    purpose: line.min(2).max(60).describe('what for; companions are never named'),
    loudspeaker: z.boolean(),
    organisationId: id.nullable().describe('booked for an organisation one works for'),
    notForProfit: z.literal(true),
    weeklyUntil: day.nullable(),
  }),
  response: booking.extend({ times: z.number().int().describe('how many were booked') }),
  errors: [
    'bookings.room_not_found',
    'bookings.room_closed',
    'bookings.taken',
    'bookings.not_open',
    'bookings.not_yet',
    'bookings.too_late',
    'bookings.length_wrong',
    'bookings.begins_between',
    'bookings.not_for_you',
    'bookings.too_many_people',
    'bookings.too_few_people',
    'bookings.no_loudspeaker',
    'bookings.limit_reached',
    'bookings.paused',
    'bookings.series_long',
    'bookings.organisation_foreign',
    'bookings.sign_in_first',
  ],
});

export const myBookings = endpoint({
  method: 'GET',
  path: '/api/my/bookings',
  access: 'session',
  summary: 'What the viewer has booked: to come, soonest first, or over, newest first',
  query: z.object({ ...paging, over: z.stringbool().default(false) }),
  response: page(booking),
});

export const getBooking = endpoint({
  method: 'GET',
  path: '/api/bookings/:bookingId',
  access: 'session',
  summary: 'A booking of one’s own, or of a place one looks after',
  params: ofBooking,
  response: booking,
  errors: ['bookings.booking_not_found'],
});

export const cancelBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:bookingId/cancel',
  access: 'session',
  summary:
    'Give an own booking back before it begins, or decline a time that was offered instead; with `rest` the coming ones of its series too',
  params: ofBooking,
  body: z.object({ id, rest: z.boolean() }),
  response: booking,
  errors: ['bookings.booking_not_found', 'bookings.begun', 'bookings.over'],
});

export const acceptOffer = endpoint({
  method: 'POST',
  path: '/api/bookings/:bookingId/accept',
  access: 'session',
  summary: 'Take the time that was offered instead of a booking that had to give way',
  params: ofBooking,
  body: z.object({ id }),
  response: booking,
  errors: ['bookings.booking_not_found', 'bookings.begun', 'bookings.over'],
});

export const decideBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:bookingId/decide',
  access: 'session',
  summary: 'Agree to a booking that was asked for, or refuse it with a reason',
  params: ofBooking,
  body: z.object({ id, agree: z.boolean(), reason: reason.nullable() }),
  response: booking,
  errors: ['bookings.booking_not_found', 'bookings.begun', 'bookings.over', 'bookings.reason_needed', 'session.forbidden'],
});

export const displaceBooking = endpoint({
  method: 'POST',
  path: '/api/bookings/:bookingId/displace',
  access: 'session',
  summary:
    'Take a booking back because the room is needed: with a reason and, if possible, another time, which is free and held until it begins',
  params: ofBooking,
  body: z.object({ id, reason, offer: z.object({ roomId: id, ...span }).nullable() }),
  response: booking,
  errors: ['bookings.booking_not_found', 'bookings.over', 'bookings.taken', 'bookings.room_not_found', 'session.forbidden'],
});

export const notePayment = endpoint({
  method: 'POST',
  path: '/api/bookings/:bookingId/payments',
  access: 'session',
  summary: 'Note that a fee or deposit was paid or given back at the desk, with the number of its receipt',
  params: ofBooking,
  body: z.object({ id, what: z.enum(paymentKinds), fen: fen.min(1), receipt }),
  response: booking,
  errors: ['bookings.booking_not_found', 'bookings.payment_wrong', 'session.forbidden'],
});

export const listBookings = endpoint({
  method: 'GET',
  path: '/api/bookings',
  access: 'session',
  summary: 'Bookings of the places the viewer looks after, by the time at which they begin',
  query: z.object({
    ...paging,
    state: list(bookingState),
    room: id.optional(),
    from: day.optional().describe('today when absent'),
    to: day.optional(),
    deposits: z.stringbool().default(false).describe('over, and its deposit not given back'),
  }),
  response: page(booking),
  errors: ['session.forbidden'],
});

export const dayOfRooms = endpoint({
  method: 'GET',
  path: '/api/bookings/day',
  access: 'session',
  summary: 'A day of the rooms the viewer looks after, room by room; at most 60 rooms',
  query: z.object({ day: day.optional(), area: line.max(20).optional() }),
  response: z.object({
    day,
    rooms: z.array(
      z.object({
        room: named,
        place: named,
        open: z.array(z.object(span)),
        closures: z.array(z.object({ id, ...span, reason: z.string() })),
        bookings: z.array(booking),
      }),
    ),
    more: z.number().int(),
  }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});

export const closeTime = endpoint({
  method: 'POST',
  path: '/api/bookings/closures',
  access: 'session',
  status: 201,
  summary: 'Keep a room free for a time: nobody books it then. What is booked must be taken back first',
  body: z.object({ id, roomId: id, ...span, reason }),
  response: named,
  errors: ['bookings.room_not_found', 'bookings.taken', 'bookings.length_wrong', 'session.forbidden'],
});

export const openTime = endpoint({
  method: 'POST',
  path: '/api/bookings/closures/:closureId/lift',
  access: 'session',
  summary: 'Let that time be booked again',
  params: z.object({ closureId: id }),
  body: z.object({ id }),
  response: named,
  errors: ['bookings.booking_not_found', 'session.forbidden'],
});
