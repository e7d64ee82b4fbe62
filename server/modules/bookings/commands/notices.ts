import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { pathOf, type View } from '../context.ts';
import type { BookingRow } from '../store/bookings.ts';
import { roomsById } from '../store/rooms.ts';

const clockOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/** What is told of bookings: to whoever booked, or to those who keep the rooms of the place. One statement for all. */
export const tell = async (
  view: View,
  tx: Tx,
  told: readonly { row: BookingRow; variant: string; staff?: true; more?: Record<string, unknown> }[],
): Promise<void> => {
  const rooms = new Map((await roomsById(tx, [...new Set(told.map(({ row }) => row.roomId))])).map((room) => [room.id, room]));
  await notify(
    tx,
    view.jurisdictionId,
    told.flatMap(({ row, variant, staff, more }): Notify[] => {
      if (!staff && row.accountId === null) return [];
      const data = {
        room: rooms.get(row.roomId)?.name ?? '',
        place: view.places.get(row.placeId)?.name ?? '',
        day: shanghaiDay(row.startsAt),
        from: clockOf(row.startsAt),
        to: clockOf(row.endsAt),
        ...more,
      };
      return [
        {
          kind: staff ? 'bookings.asked' : 'bookings.booking',
          variant,
          to: staff ? { permission: 'bookings.manage', around: pathOf(view, row.placeId) } : { accounts: [row.accountId as string] },
          subject: row.id,
          data,
          cause: `${row.id} ${variant}`,
          at: view.now,
        },
      ];
    }),
  );
};
