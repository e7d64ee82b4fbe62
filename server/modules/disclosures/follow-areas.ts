import { pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { moveDisclosures } from './store/disclosures.ts';

/** Lets what is published in an area stand in the one that takes it over, so that it goes on being read and answered there. Harmless when repeated. */
export const followAreas = ({ kernel }: Context): void => {
  kernel.relay.on('disclosures.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const moved = await moveDisclosures(tx, pathOfCode(from), pathOfCode(to));
        if (moved === 0) return;
        const at = kernel.clock.now();
        await audit(tx, {
          jurisdictionId,
          actorId: by ?? null,
          action: 'disclosures.moved',
          subject: to,
          reason: reason ?? null,
          data: { from, to, moved },
          at,
        });
      });
    }
  });
};
