import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { finishOrder as endpoint, OwnShare } from '#contract/orders/api.ts';
import { numberOf } from '#kernel/calendar.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, eyeOf } from '../context.ts';
import { follow } from '../follow.ts';
import { presentShare } from '../queries/present.ts';
import { endShare } from '../store/shares.ts';
import { ownTaken } from './hand-back.ts';
import { recordHours } from './hours.ts';

/** Days back on which something was done that is told now. */
const backDays = 30;

/** What one took on is done. With the last share the order is answered, and whoever asked says how it was. */
export const finish = async (
  context: Context,
  viewer: Viewer,
  shareId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<OwnShare> => {
  const eye = await eyeOf(context, viewer);
  const on = body.on ?? eye.today;
  if (on > eye.today || numberOf(eye.today) - numberOf(on) > backDays) fail('orders.days_wrong', { days: backDays });
  return command(
    context.kernel,
    viewer,
    `orders.done ${shareId}`,
    body,
    async ({ tx, at }) => {
      const { order, share, others } = await ownTaken(tx, viewer, shareId);
      if (body.minutes !== null && share.minutes === null) await recordHours(eye, tx, order, share, { minutes: body.minutes, on });
      // a part is done by itself; the whole once all of it has been taken on
      await endShare(tx, shareId, { state: 'done', at, minutes: body.minutes, doneOn: on });
      const isLast = order.state === 'handling' && others.every(({ state }) => state === 'done');
      if (!isLast) {
        await context.cases.record(tx, null, order.id, { what: 'orders.share_done', words: { text: body.text }, public: true });
        return { id: shareId };
      }
      const sharing = others.map(({ accountId }) => accountId);
      const now = await context.cases.act(tx, { takerId: share.accountId, sharing }, order.id, {
        action: 'answer',
        text: body.text,
        photoIds: [],
      });
      await follow(tx, viewer.jurisdictionId, { ...now, version: now.eventCount, at });
      return { id: shareId };
    },
    ({ tx }, { id }) => presentShare(eye, tx, id),
  );
};
