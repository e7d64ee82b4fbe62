import type { Viewer } from '#contract/accounts/viewer.ts';
import { fail } from '#kernel/errors.ts';
import { type BookingCommand, bookingCommand, type Context, mustManage, roomOf } from '../context.ts';
import { type BookingRow, insertBookings, lockBooking, setState } from '../store/bookings.ts';
import { endWhatRanOut } from './run-out.ts';

/** No time that is kept free, and none an activity takes, is longer, in milliseconds: what holds a room at a moment began within this before it. */
const longest = 31 * 86_400_000;

/** A row that holds a room for something else than a booking. */
export const holdingRow = (
  what: 'closure' | 'activity',
  room: { id: string; placeId: string },
  of: { id: string; seriesId: string | null; from: Date; to: Date; why: string; at: Date },
): BookingRow => ({
  id: of.id,
  roomId: room.id,
  placeId: room.placeId,
  what,
  seriesId: of.seriesId,
  accountId: null,
  organisationId: null,
  purpose: of.why,
  people: 0,
  loudspeaker: false,
  startsAt: of.from,
  endsAt: of.to,
  heldUntil: of.to,
  state: 'booked',
  signsBy: null,
  freeUntil: of.from,
  late: false,
  excused: false,
  fee: 0,
  deposit: 0,
  reason: null,
  insteadOf: null,
  askedAt: of.at,
  arrivedAt: null,
});

type Named = { id: string; name: string };

/** Of which room a time was, for those who keep it. @throws session.forbidden */
const shown = async ({ eye, tx }: BookingCommand, { id, roomId }: { id: string; roomId: string }): Promise<Named> => {
  const room = await roomOf(tx, roomId);
  mustManage(eye, room.placeId);
  return { id, name: room.name };
};

/** Keeps a room free for a time. @throws bookings.taken where somebody has booked it: that must give way first, with a reason */
export const closeTime = (
  context: Context,
  viewer: Viewer,
  body: { id: string; roomId: string; from: string; to: string; reason: string },
): Promise<Named> =>
  bookingCommand(
    context,
    viewer,
    'bookings.close_time',
    body,
    async ({ eye, tx, at, log }) => {
      const room = await roomOf(tx, body.roomId);
      mustManage(eye, room.placeId);
      const [from, to] = [new Date(body.from), new Date(body.to)];
      const length = to.getTime() - from.getTime();
      if (length <= 0 || length > longest) fail('bookings.length_wrong', { shortest: 1, longest: longest / 60_000 });
      await endWhatRanOut(eye, tx, room.id);
      await insertBookings(tx, [holdingRow('closure', room, { id: body.id, seriesId: null, from, to, why: body.reason, at })]);
      await log('bookings.time_closed', room.id, { reason: body.reason, data: { from: body.from, to: body.to } });
      return { id: body.id, roomId: room.id };
    },
    shown,
  );

/** Lets a time that was kept free be booked again. */
export const openTime = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<Named> =>
  bookingCommand(
    context,
    viewer,
    `bookings.open_time ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const row = await lockBooking(tx, id);
      if (row?.what !== 'closure') return fail('bookings.booking_not_found');
      mustManage(eye, row.placeId);
      await setState(tx, id, 'cancelled', { at, by: viewer.accountId });
      await log('bookings.time_opened', row.roomId);
      return { id, roomId: row.roomId };
    },
    shown,
  );
