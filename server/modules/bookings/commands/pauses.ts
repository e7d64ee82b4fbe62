import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Pause } from '#contract/bookings/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { bookingCommand, type Context, type Eye, pathOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { presentPauses } from '../queries/present.ts';
import { decidePause as decide, lockPause, type PauseRow, setObjection } from '../store/pauses.ts';

const shown = async (eye: Eye, tx: Tx, id: string): Promise<Pause> => {
  const row = await lockPause(tx, id);
  if (!row || !(row.accountId === eye.viewer.accountId || mayManage(eye.viewer, pathOf(eye, row.placeId))))
    return fail('bookings.pause_not_found');
  return (await presentPauses(eye, tx, [row]))[0] ?? fail('bookings.pause_not_found');
};
const noticeOf = (eye: Eye, row: PauseRow, kind: string, variant: string, to: Notify['to']): Notify => ({
  kind,
  variant,
  to,
  subject: row.id,
  data: { place: eye.places.get(row.placeId)?.name ?? '' },
  cause: `${row.id} ${variant}`,
  at: eye.now,
});

/** Objects to a pause, once. */
export const objectToPause = (context: Context, viewer: Viewer, id: string, body: { id: string; text: string }): Promise<Pause> =>
  bookingCommand(
    context,
    viewer,
    `bookings.object ${id}`,
    body,
    async ({ eye, tx, at }) => {
      const row = await lockPause(tx, id);
      if (row?.accountId !== viewer.accountId) return fail('bookings.pause_not_found');
      if (row.decision !== null || row.until <= at) fail('bookings.pause_over');
      if (row.objection !== null) fail('bookings.objected_before');
      await setObjection(tx, id, body.text, at);
      const keepers = { permission: 'bookings.manage' as const, around: pathOf(eye, row.placeId) };
      await notify(tx, viewer.jurisdictionId, [noticeOf(eye, row, 'bookings.objection', 'made', keepers)]);
      return id;
    },
    ({ eye, tx }, done) => shown(eye, tx, done),
  );

/** Lifts a pause or upholds it. */
export const decidePause = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; lift: boolean; reason: string },
): Promise<Pause> =>
  bookingCommand(
    context,
    viewer,
    `bookings.decide_pause ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const row = (await lockPause(tx, id)) ?? fail('bookings.pause_not_found');
      if (!mayManage(viewer, pathOf(eye, row.placeId))) fail('session.forbidden');
      if (row.decision !== null || row.until <= at) fail('bookings.pause_over');
      const decision = body.lift ? 'lifted' : 'upheld';
      await decide(tx, id, decision, body.reason, viewer.accountId, at);
      await notify(tx, viewer.jurisdictionId, [noticeOf(eye, row, 'bookings.pause', decision, { accounts: [row.accountId] })]);
      await log(`bookings.pause_${decision}`, id, { reason: body.reason });
      return id;
    },
    ({ eye, tx }, done) => shown(eye, tx, done),
  );
