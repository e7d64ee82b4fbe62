import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Booking } from '#contract/bookings/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { bookingCommand, type Context, type Eye } from '../context.ts';
import { bookingShown, stateNow } from '../queries/present.ts';
import { type BookingRow, lockBooking, lockSeries, setState } from '../store/bookings.ts';
import { tell } from './notices.ts';
import { pauseFor } from './run-out.ts';

/** An own booking, held, that has not begun and stands. @throws bookings.booking_not_found, bookings.begun, bookings.over */
const ownComing = async ({ viewer, now }: Eye, tx: Tx, id: string): Promise<BookingRow> => {
  const row = await lockBooking(tx, id);
  if (!row || row.accountId !== viewer.accountId) return fail('bookings.booking_not_found');
  const state = stateNow(row, now);
  if (state !== 'asked' && state !== 'offered' && state !== 'booked') fail(row.startsAt <= now ? 'bookings.begun' : 'bookings.over');
  if (row.startsAt <= now) fail('bookings.begun');
  return row;
};

/** Gives a booking back. Later than the rules ask it is free for others all the same, but counts as missed. */
export const cancelBooking = (context: Context, viewer: Viewer, id: string, body: { id: string; rest: boolean }): Promise<Booking> =>
  bookingCommand(
    context,
    viewer,
    `bookings.cancel ${id}`,
    body,
    async ({ eye, tx, at }) => {
      const row = await ownComing(eye, tx, id);
      const rest = body.rest && row.seriesId !== null ? await lockSeries(tx, row.seriesId, viewer.accountId, row.startsAt) : [];
      for (const one of [row, ...rest]) {
        const late = one.state === 'booked' && one.freeUntil < at;
        await setState(tx, one.id, 'cancelled', { late, at, by: viewer.accountId });
        if (late) await pauseFor(eye, tx, one);
      }
      return id;
    },
    ({ eye, tx }, done) => bookingShown(eye, tx, done),
  );

/** Takes the time that was offered instead of one that had to give way. */
export const acceptOffer = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<Booking> =>
  bookingCommand(
    context,
    viewer,
    `bookings.accept ${id}`,
    body,
    async ({ eye, tx, at }) => {
      const row = await ownComing(eye, tx, id);
      if (row.state !== 'offered') fail('bookings.over');
      await setState(tx, id, 'booked', { at, by: viewer.accountId });
      await tell(eye, tx, [{ row, variant: 'accepted', staff: true }]);
      return id;
    },
    ({ eye, tx }, done) => bookingShown(eye, tx, done),
  );
