import { pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { moveComplaints } from './store/complaints.ts';
import { moveDemands } from './store/demands.ts';

/**
 * Lets open demands of an area that another takes over be answered there, and complaints that wait for a judgement be judged there. What was
 * answered stays where it was asked. Harmless when repeated.
 */
export const followAreas = ({ kernel, territory }: Context): void => {
  kernel.relay.on('demands.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      const name = (await territory.snapshot(jurisdictionId)).find(to)?.name;
      if (name === undefined) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const demands = await moveDemands(tx, pathOfCode(from), { path: pathOfCode(to), name });
        const complaints = await moveComplaints(tx, pathOfCode(from), pathOfCode(to));
        if (demands + complaints === 0) return;
        const data = { from, to, demands, complaints };
        const at = kernel.clock.now();
        await audit(tx, { jurisdictionId, actorId: by ?? null, action: 'demands.moved', subject: to, reason: reason ?? null, data, at });
      });
    }
  });
};
