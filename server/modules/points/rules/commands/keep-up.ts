import { shanghaiDay } from '#contract/kernel/day.ts';
import { plusDays } from '#contract/kernel/expression/days.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { budgetsAwaited } from '../store/budgets.ts';
import { expiringOn } from '../store/expiring.ts';
import { payWaiting } from './pay-waiting.ts';

/** Days before points expire on which their owner is told. */
const ahead = 30n;

/** Pays what waits for budgets that have points again, such as those that were taken back. */
export const payAwaited = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'points.pay_awaited', async (jurisdictionId) => {
    const { db } = context.kernel;
    const awaited = await db.read(systemAccess(jurisdictionId), budgetsAwaited);
    for (const id of awaited) await db.write(systemAccess(jurisdictionId), (tx) => payWaiting(context, tx, id));
  });

/** Tells people of points that can be spent for thirty days more, once for each last day. */
export const tellExpiring = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'points.tell_expiring', async (jurisdictionId) => {
    const { db, clock } = context.kernel;
    const at = clock.now();
    const day = plusDays(shanghaiDay(at), ahead) as string;
    await db.write(systemAccess(jurisdictionId), async (tx) => {
      const rows = await expiringOn(tx, day);
      await notify(
        tx,
        jurisdictionId,
        rows.map(({ accountId, points }) => ({
          kind: 'points.expiring',
          variant: 'soon',
          to: { accounts: [accountId] },
          subject: null,
          data: { points, day },
          cause: `${accountId} ${day}`,
          at,
        })),
      );
    });
  });
