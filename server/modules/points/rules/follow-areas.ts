import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { moveBudget, moveWaiting } from './store/follow-areas.ts';

/**
 * Lets the budget of an area that another takes over pay there, and what waits – for a budget, a second person, an answer – wait there. Where the other
 * has a budget of its own, the former one stays as it is, as it may be somebody else's money, and what waited for it waits for the other. Harmless when repeated.
 */
export const followAreas = ({ kernel }: Context): void => {
  kernel.relay.on('points.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const budget = await moveBudget(tx, from, to);
        const waiting = await moveWaiting(tx, from, to);
        if (budget === null && waiting === 0) return;
        await audit(tx, {
          jurisdictionId,
          actorId: by ?? null,
          action: 'points.areas_followed',
          subject: to,
          reason: reason ?? null,
          data: { from, to, budget, waiting },
          at: kernel.clock.now(),
        });
      });
    }
  });
};
