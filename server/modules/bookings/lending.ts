import { v7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { RoomKeeper } from '#modules/activities/index.ts';
import { holdingRow } from './commands/close-times.ts';
import { mayRead } from './policy.ts';
import { deleteHeld, insertBookings } from './store/bookings.ts';
import { findLentRoom, roomsAround } from './store/rooms.ts';

/** Rooms to choose from. */
const most = 100;

/**
 * Lends rooms to activities: they are rows of the same table, so that an activity and a booking cannot have one hall at one time. For whoever
 * sees the bookings of its place.
 */
export const lender = (clock: Clock): RoomKeeper => ({
  choices: async (tx, viewer, areaPath) =>
    (await roomsAround(tx, areaPath, most))
      .filter((room) => mayRead(viewer, room.areaPath))
      .map(({ id, name, placeName }) => ({ id, name: `${placeName} ${name}` })),
  occupy: async (tx, viewer, { activityId, roomId, title, from, until }) => {
    const room = await findLentRoom(tx, roomId);
    if (!room || !mayRead(viewer, room.areaPath)) return fail('bookings.room_not_found');
    const row = holdingRow('activity', room, { id: v7(), seriesId: activityId, from, to: until, why: title, at: clock.now() });
    await insertBookings(tx, [row]).catch((error: unknown) => {
      if (isViolation(error, 'bookings_one_at_a_time')) fail('activities.room_taken');
      throw error;
    });
  },
  release: (tx, _, activityId) => deleteHeld(tx, activityId),
});
