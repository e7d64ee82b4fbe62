import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Booking } from '#contract/bookings/api.ts';
import type { PaymentKind } from '#contract/bookings/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { bookingCommand, type Context, type Eye, mustManage, roomOf } from '../context.ts';
import { rulesOn } from '../domain/slots.ts';
import { bookingShown, stateNow } from '../queries/present.ts';
import { type BookingRow, insertBookings, lockBooking, setState } from '../store/bookings.ts';
import { insertPayment, paymentsOf } from '../store/payments.ts';
import { rulesOf } from '../store/rooms.ts';
import { rowOf } from './book.ts';
import { tell } from './notices.ts';
import { endWhatRanOut } from './run-out.ts';

/** A booking of a place whose rooms the viewer keeps, held. @throws bookings.booking_not_found, session.forbidden */
const managed = async (eye: Eye, tx: Tx, id: string): Promise<BookingRow> => {
  const row = await lockBooking(tx, id);
  if (row?.what !== 'booking') return fail('bookings.booking_not_found');
  mustManage(eye, row.placeId);
  return row;
};

/** Agrees to a booking that was asked for, or refuses it. */
export const decideBooking = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; agree: boolean; reason: string | null },
): Promise<Booking> =>
  bookingCommand(
    context,
    viewer,
    `bookings.decide ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const row = await managed(eye, tx, id);
      if (row.state !== 'asked') fail('bookings.over');
      if (row.startsAt <= at) fail('bookings.begun');
      if (!body.agree && body.reason === null) fail('bookings.reason_needed');
      const state = body.agree ? 'booked' : 'refused';
      await setState(tx, id, state, { at, by: viewer.accountId, reason: body.reason });
      await tell(eye, tx, [{ row, variant: body.agree ? 'agreed' : 'refused' }]);
      await log(`bookings.${state}`, id, { reason: body.reason });
      return id;
    },
    ({ eye, tx }, done) => bookingShown(eye, tx, done),
  );

/** Takes a booking back because the room is needed: with a reason, and another time that is free of charge and held until it begins. */
export const displaceBooking = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; reason: string; offer: { roomId: string; from: string; to: string } | null },
): Promise<Booking> =>
  bookingCommand(
    context,
    viewer,
    `bookings.displace ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const row = await managed(eye, tx, id);
      const state = stateNow(row, at);
      if (row.endsAt <= at || (state !== 'booked' && state !== 'arrived' && state !== 'asked')) fail('bookings.over');
      await setState(tx, id, 'displaced', { at, by: viewer.accountId, reason: body.reason });
      let offered: BookingRow | null = null;
      if (body.offer) {
        const room = await roomOf(tx, body.offer.roomId);
        mustManage(eye, room.placeId);
        const span = { from: new Date(body.offer.from), to: new Date(body.offer.to) };
        if (span.from <= at || span.to <= span.from) fail('bookings.over');
        await endWhatRanOut(eye, tx, room.id);
        const { rules } = rulesOn((await rulesOf(tx, [room.id])).get(room.id) ?? [], shanghaiDay(span.from));
        const { seriesId: _, ...same } = row;
        const made = rowOf(rules, room, span, { ...same, id: v7(), seriesId: null, askedAt: at });
        offered = { ...made, state: 'offered', fee: 0, deposit: 0, insteadOf: id };
        await insertBookings(tx, [offered]);
      }
      await tell(eye, tx, [
        { row, variant: offered ? 'moved' : 'displaced', more: offered ? { offer: offered.startsAt.toISOString() } : {} },
      ]);
      await log('bookings.displaced', id, { reason: body.reason, data: { offer: offered?.id ?? null } });
      return id;
    },
    ({ eye, tx }, done) => bookingShown(eye, tx, done),
  );

/** What can still be paid, or given back, of a booking, in fen. */
const openFor = (row: BookingRow, paid: readonly { what: PaymentKind; fen: number }[], what: PaymentKind): number => {
  const sum = (kind: PaymentKind): number => paid.filter((one) => one.what === kind).reduce((all, { fen }) => all + fen, 0);
  if (what === 'fee') return row.fee - sum('fee') + sum('fee_back');
  if (what === 'deposit') return row.deposit - sum('deposit') + sum('deposit_back');
  return what === 'fee_back' ? sum('fee') - sum('fee_back') : sum('deposit') - sum('deposit_back');
};

/** Notes what was paid or given back at the desk. @throws bookings.payment_wrong where it is more than is due */
export const notePayment = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; what: PaymentKind; fen: number; receipt: string },
): Promise<Booking> =>
  bookingCommand(
    context,
    viewer,
    `bookings.pay ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const row = await managed(eye, tx, id);
      const open = openFor(row, await paymentsOf(tx, [id]), body.what);
      if (body.fen > open) fail('bookings.payment_wrong', { open: (open / 100).toFixed(2) });
      await insertPayment(tx, { id: body.id, bookingId: id, what: body.what, fen: body.fen, receipt: body.receipt, at }, viewer.accountId);
      await log('bookings.paid', id, { data: { what: body.what, fen: body.fen, receipt: body.receipt } });
      return id;
    },
    ({ eye, tx }, done) => bookingShown(eye, tx, done),
  );
