import { pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { areaIdOf, moveRenovations } from './store/renovations.ts';

/**
 * Lets the renovation of an estate go on in the grid that takes its own over; where one goes on there already it stays, as one at a time is. Harmless when
 * repeated.
 */
export const followAreas = ({ kernel }: Pick<Context, 'kernel'>): void => {
  kernel.relay.on('renovations.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const id = await areaIdOf(tx, to);
        const moved = id === null ? 0 : await moveRenovations(tx, pathOfCode(from), { id, path: pathOfCode(to) });
        if (moved === 0) return;
        const at = kernel.clock.now();
        await audit(tx, {
          jurisdictionId,
          actorId: by ?? null,
          action: 'renovations.moved',
          subject: to,
          reason: reason ?? null,
          data: { from, to, moved },
          at,
        });
      });
    }
  });
};
