import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/activities/api.ts';
import { standing } from '#contract/activities/lifecycle.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { readCode } from '../codes.ts';
import { type Context, eyeOf } from '../context.ts';
import { doubtsOfPlace, doubtsOfTime } from '../domain/act.ts';
import { checkInWindow, needsApproval, volunteers } from '../domain/place.ts';
import { mayJoin } from '../policy.ts';
import { presentActivity } from '../queries/present.ts';
import { findActivity } from '../store/activities.ts';
import { changeParticipant, insertParticipant, placeOf } from '../store/participants.ts';
import { count } from './join.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Acts of coming to an activity and going, as they are kept. */
export const attendance = 'activities.attendance';

/**
 * Comes or goes by the code on the spot. Whoever has no place yet takes one, where anybody may. What is doubtful is kept with its reason; only a code that is none, or
 * that of another activity, is refused.
 */
export const checkIn = async (context: Context, viewer: Viewer, activityId: string, body: Body<typeof api.checkIn>) => {
  const [eye, taken] = await Promise.all([eyeOf(context, viewer), context.acts.take(viewer, body.act)]);
  return command(
    context.kernel,
    viewer,
    `activities.check_in ${activityId}`,
    body,
    async ({ tx, at }) => {
      const a = (await findActivity(tx, activityId, true)) ?? fail('activities.activity_not_found');
      const own = await placeOf(tx, a.id, viewer.accountId);
      if (!own && !a.rules.open && !mayJoin(a.rules.join, viewer)) fail('activities.activity_not_found');
      const spot = a.lon === null || a.lat === null ? null : { lon: a.lon, lat: a.lat };
      const window = body.out ? { from: a.startsAt, until: new Date(+a.endsAt + 3_600_000) } : checkInWindow(a);
      const doubts = [
        ...readCode(eye.ring, activityId, body.code, taken),
        ...doubtsOfTime(taken.actedAt, window),
        ...(spot ? doubtsOfPlace(body.act.point, spot, { metres: a.rules.metres }) : []),
      ];
      const area = eye.snapshot.findByPath(a.areaPath) ?? eye.snapshot.root;
      const act = { id: body.id, what: attendance, subjectId: a.id, planId: a.seriesId, area, taken, lines: a.rules.lines, doubts };
      const kept = await context.acts.keep(tx, viewer, { ...act, minutes: null, summary: a.rules.title.zh });
      const all = JSON.stringify([...(own?.doubts ?? []), ...kept.doubts]);
      if (body.out) {
        if (own?.state !== 'attended') return fail('activities.not_joined');
        // whoever goes twice has gone when they went last
        await changeParticipant(tx, own.id, { checkedOutAt: taken.actedAt, doubts: all });
      } else if (own && ['confirmed', 'absent', 'attended'].includes(own.state)) {
        const checkedInAt = own.checkedInAt !== null && own.checkedInAt < taken.actedAt ? own.checkedInAt : taken.actedAt;
        await changeParticipant(tx, own.id, { state: 'attended', checkedInAt, absentAt: null, offered: false, doubts: all });
      } else {
        if ((own && standing.includes(own.state)) || !mayJoin(a.rules.join, viewer) || needsApproval(a.rules, a.rules.join))
          fail('activities.not_joined');
        // what comes before something risky is not made up for at its door
        if (a.rules.needs && volunteers(a.rules, null)) fail('activities.not_joined');
        if (a.seats !== null && a.taken >= a.seats) fail('activities.full');
        const place = { id: idOf(at), activityId: a.id, accountId: viewer.accountId, role: null, insteadOf: null };
        const nothing = { sealed: null, keyVersion: null };
        await insertParticipant(tx, {
          ...place,
          ...nothing,
          state: 'attended',
          joinedAt: at,
          checkedInAt: taken.actedAt,
          doubts: kept.doubts,
        });
        await count(tx, a, { taken: 1 });
      }
      return { id: a.id };
    },
    ({ tx }, { id }) => presentActivity(eye, tx, id),
  );
};
