import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Booking, signIn as signInEndpoint } from '#contract/bookings/api.ts';
import { signInEarly } from '#contract/bookings/values.ts';
import { fail } from '#kernel/errors.ts';
import { doubtsOfPlace, doubtsOfTime } from '#modules/activities/domain/index.ts';
import { bookingCommand, type Context } from '../context.ts';
import { bookingShown } from '../queries/present.ts';
import { heldBetween, ownAround, setState } from '../store/bookings.ts';
import { roomByToken } from '../store/rooms.ts';

/** What acts of signing in are called where they are kept. */
export const signInAct = 'bookings.sign_in';

/**
 * Signs in for an own booking with the code at the door of its room. What counts is when the code was read: who was there in time and could only
 * say so later has not missed it, and has the room back unless somebody else has it by then. Who came too late leaves the act, and it stays missed.
 */
export const signIn = async (
  context: Context,
  viewer: Viewer,
  body: z.output<NonNullable<typeof signInEndpoint.body>>,
): Promise<Booking> => {
  const taken = await context.activities.acts.take(viewer, body.act);
  return bookingCommand(
    context,
    viewer,
    'bookings.sign_in',
    body,
    async ({ eye, tx }) => {
      const [code, token = ''] = body.code.toLowerCase().split('-');
      const room = code === eye.jurisdictionCode ? await roomByToken(tx, token) : null;
      if (!room) return fail('bookings.code_unknown');
      const early = new Date(taken.actedAt.getTime() + signInEarly * 60_000);
      const row = await ownAround(tx, viewer.accountId, room.id, taken.actedAt);
      if (!row) return fail('bookings.none_here');
      if (row.startsAt > early) fail('bookings.too_early', { minutes: signInEarly });
      const late = doubtsOfTime(taken.actedAt, { from: null, until: row.signsBy });
      const place = eye.places.get(room.placeId);
      const area = (place && eye.snapshot.find(place.areaId)) ?? eye.snapshot.root;
      await context.activities.acts.keep(tx, viewer, {
        id: body.id,
        what: signInAct,
        subjectId: row.id,
        planId: row.seriesId,
        area,
        taken,
        lines: [],
        minutes: null,
        summary: `${place?.name ?? ''} ${room.name}`.trim(),
        doubts: [...late, ...(place ? doubtsOfPlace(body.act.point, place) : [])],
      });
      if (late.length > 0 || row.state === 'arrived') return row.id;
      const others = row.state === 'missed' ? await heldBetween(tx, [room.id], row.startsAt, row.heldUntil, eye.now) : [];
      const free = others.every(({ id }) => id === row.id);
      await setState(tx, row.id, free ? 'arrived' : 'missed', {
        at: eye.now,
        by: viewer.accountId,
        arrivedAt: taken.actedAt,
        excused: true,
      });
      return row.id;
    },
    ({ eye, tx }, id) => bookingShown(eye, tx, id),
  );
};
