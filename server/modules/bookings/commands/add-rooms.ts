import { v7 } from 'uuid';
import type { RoomRules } from '#contract/bookings/rules.ts';
import type { BookingState } from '#contract/bookings/values.ts';
import type { Tx } from '#kernel/db.ts';
import { makeToken } from '#modules/places/index.ts';
import { insertBookings } from '../store/bookings.ts';
import { insertRooms, type NewRoom, putRules, type RoomRow } from '../store/rooms.ts';
import { rowOf } from './book.ts';

/** Rooms of districts that are made and not lived in, each with rules from a day on. @returns them as they stand */
export const addRooms = async (
  tx: Tx,
  rooms: readonly (Omit<NewRoom, 'id' | 'token'> & { readonly rules: RoomRules })[],
  since: string,
  at: Date,
): Promise<(RoomRow & { readonly rules: RoomRules })[]> => {
  const made = rooms.map((room) => ({ ...room, id: v7(), token: makeToken(), version: 1, closedAt: null }));
  await insertRooms(tx, made, at);
  await putRules(
    tx,
    made.map(({ id, rules }) => ({ roomId: id, dated: { since, rules } })),
    null,
    at,
  );
  return made;
};

/** A booking of such a room. */
export interface NewBooking {
  readonly room: RoomRow & { readonly rules: RoomRules };
  readonly from: Date;
  readonly to: Date;
  readonly accountId: string;
  readonly purpose: string;
  readonly people: number;
  readonly state: BookingState;
}

/** Enters bookings as they would have been made, in one statement. */
export const addBookings = (tx: Tx, bookings: readonly NewBooking[]): Promise<void> =>
  insertBookings(
    tx,
    bookings.map(({ room, from, to, accountId, purpose, people, state }) => ({
      ...rowOf(
        room.rules,
        room,
        { from, to },
        {
          id: v7(),
          seriesId: null,
          accountId,
          organisationId: null,
          purpose,
          people,
          loudspeaker: false,
          askedAt: new Date(from.getTime() - 2 * 86_400_000),
        },
      ),
      state,
      arrivedAt: state === 'arrived' ? from : null,
    })),
  );
