import { baseOf } from '#contract/kernel/kinds.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { origin } from './plan.ts';
import { noteVisit } from './store/records.ts';

/** Results of a visit on which the person was seen or spoken with. */
const reached: readonly string[] = ['met', 'phone'];

/** When somebody was last seen follows from the visits that served the plan; what a visit must lead to is for visits to follow up. */
export const followVisits = ({ kernel }: Pick<Context, 'kernel'>): void =>
  kernel.relay.on('care.visited', 'visits.visited', async (events, jurisdictionId) => {
    const ours = events
      .map(({ payload }) => payload as { origin: string; originId: string; result: string; actedAt: string })
      .filter((one) => one.origin === origin);
    if (ours.length === 0) return;
    await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      for (const { originId, result, actedAt } of ours)
        await noteVisit(tx, originId, { at: new Date(actedAt), result, isReached: reached.includes(baseOf(result)) });
    });
  });
