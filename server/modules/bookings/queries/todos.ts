import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { pageOfBookings } from '../store/bookings.ts';
import { pageOfPauses } from '../store/pauses.ts';
import { roomsById } from '../store/rooms.ts';

/** To-dos of a kind shown at most. */
const most = 200;

/** Bookings to agree to, deposits to give back, objections to decide. */
export const bookingTodos = (context: Context): TodoSource => ({
  kinds: ['bookings.asked', 'bookings.deposit', 'bookings.objection'],
  of: async (viewer, asked) => {
    if (!mayManage(viewer)) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const { now, places, snapshot } = eye;
    const placeIds = [...places.values()].filter(({ areaPath }) => mayManage(viewer, areaPath)).map(({ id }) => id);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const any = { placeIds, states: null, roomId: null, to: null, deposits: false };
      const waiting = await pageOfBookings(tx, { ...any, states: ['asked'], from: now }, now, null, most);
      // what was over long ago is found in the list
      const since = new Date(now.getTime() - 180 * 86_400_000);
      const deposits = await pageOfBookings(tx, { ...any, from: since, deposits: true }, now, null, most);
      const pauses = (await pageOfPauses(tx, placeIds, true, null, most)).filter(({ until }) => until > now);
      const rooms = new Map(
        (await roomsById(tx, [...new Set([...waiting, ...deposits].map(({ roomId }) => roomId))])).map((r) => [r.id, r]),
      );
      const todo = (kind: string, id: string, placeId: string, room: string, dueAt: Date | null, data: Todo['data']): Todo => {
        const place = places.get(placeId);
        const area = place ? snapshot.find(place.areaId) : null;
        return {
          kind,
          id,
          title: [place?.name, room].filter(Boolean).join(' '),
          area: area && snapshot.describe(area),
          dueAt: dueAt?.toISOString() ?? null,
          light: 'none',
          data,
        };
      };
      const ofBooking = (kind: string, rows: typeof waiting, due: boolean): Todo[] =>
        rows.map((b) =>
          todo(kind, b.id, b.placeId, rooms.get(b.roomId)?.name ?? '', due ? b.startsAt : null, { day: shanghaiDay(b.startsAt) }),
        );
      return todosOf(
        [
          ...ofBooking('bookings.asked', waiting, true),
          ...ofBooking('bookings.deposit', deposits, false),
          ...pauses.map((p) => todo('bookings.objection', p.id, p.placeId, '', p.until, {})),
        ],
        asked,
      );
    });
  },
});
