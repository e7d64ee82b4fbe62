import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Booking, dayOfRooms, listBookings, listPauses, myBookings } from '#contract/bookings/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { numberOf } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { placeHours } from '#modules/places/index.ts';
import { type Context, type Eye, eyeOf, placesRead, spansOf } from '../context.ts';
import { rulesOn } from '../domain/slots.ts';
import { mayRead } from '../policy.ts';
import { bookingsOf, heldBetween, pageOfBookings } from '../store/bookings.ts';
import { pageOfPauses, pausesOf } from '../store/pauses.ts';
import { pageOfRooms, rulesOf } from '../store/rooms.ts';
import { bookingShown, presentBookings, presentPauses } from './present.ts';

const dayLong = 86_400_000;
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
/** Rooms shown side by side. */
const mostRooms = 60;

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** The eye of somebody who looks after rooms. @throws session.forbidden */
const readingEye = (context: Context, viewer: Viewer): Promise<Eye> =>
  mayRead(viewer) ? eyeOf(context, viewer) : fail('session.forbidden');

/** What the viewer has booked. */
export const ownBookings = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof myBookings>,
): Promise<z.input<typeof myBookings.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await bookingsOf(tx, viewer.accountId, q.over, eye.now, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ startsAt, id }) => [startsAt.toISOString(), id]);
    return { items: await presentBookings(eye, tx, rows), next };
  });
};

/** One booking. */
export const oneBooking = async (context: Context, viewer: Viewer, id: string): Promise<Booking> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => bookingShown(eye, tx, id));
};

/** Bookings of the places somebody looks after. */
export const bookingsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listBookings>,
): Promise<z.input<typeof listBookings.response>> => {
  const eye = await readingEye(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const filter = {
    placeIds: placesRead(eye),
    states: q.state?.length ? q.state : null,
    roomId: q.room ?? null,
    from: midnight(q.from ?? (q.deposits ? '2020-01-01' : shanghaiDay(eye.now))),
    to: q.to === undefined ? null : new Date(midnight(q.to).getTime() + dayLong),
    deposits: q.deposits,
  };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfBookings(tx, filter, eye.now, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ startsAt, id }) => [startsAt.toISOString(), id]);
    return { items: await presentBookings(eye, tx, rows), next };
  });
};

/** A day of rooms side by side. */
export const roomsOfDay = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof dayOfRooms>,
): Promise<z.input<typeof dayOfRooms.response>> => {
  const eye = await readingEye(context, viewer);
  const day = q.day ?? shanghaiDay(eye.now);
  const within = q.area === undefined ? null : (eye.snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area }));
  const placeIds = placesRead(eye).filter((id) => !within || isWithin(eye.places.get(id)?.areaPath ?? '', within.path));
  const [from, to] = [midnight(day), new Date(midnight(day).getTime() + dayLong)];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const all = await pageOfRooms(tx, placeIds, false, null, mostRooms + 200);
    const rooms = all.slice(0, mostRooms);
    const ids = rooms.map(({ id }) => id);
    const [rules, hours, held] = [
      await rulesOf(tx, ids),
      await placeHours(tx, viewer.jurisdictionId, [...new Set(rooms.map(({ placeId }) => placeId))]),
      await heldBetween(tx, ids, from, to, eye.now),
    ];
    const rows = await pageOfBookings(tx, { placeIds, states: null, roomId: null, from, to, deposits: false }, eye.now, null, 2000);
    const shown = await presentBookings(eye, tx, rows);
    return {
      day,
      rooms: rooms.map((room) => ({
        room: { id: room.id, name: room.name },
        place: { id: room.placeId, name: eye.places.get(room.placeId)?.name ?? '' },
        open: spansOf(eye, rulesOn(rules.get(room.id) ?? [], day).rules, hours.get(room.placeId), numberOf(day)).map((span) => ({
          from: span.from.toISOString(),
          to: span.to.toISOString(),
        })),
        closures: held
          .filter(({ roomId, what }) => roomId === room.id && what !== 'booking')
          .map(({ id, startsAt, endsAt, purpose }) => ({ id, from: startsAt.toISOString(), to: endsAt.toISOString(), reason: purpose })),
        bookings: shown.filter((one) => one.room.id === room.id),
      })),
      more: all.length - rooms.length,
    };
  });
};

/** Where the viewer books nothing for some time. */
export const ownPauses = async (context: Context, viewer: Viewer): Promise<{ items: Awaited<ReturnType<typeof presentPauses>> }> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    items: await presentPauses(eye, tx, await pausesOf(tx, viewer.accountId, eye.now)),
  }));
};

/** Such times in the places somebody looks after. */
export const pausesPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listPauses>,
): Promise<z.input<typeof listPauses.response>> => {
  const eye = await readingEye(context, viewer);
  const before = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfPauses(tx, placesRead(eye), q.objected, before?.[0] ?? null, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: await presentPauses(eye, tx, rows), next };
  });
};
