import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { moveRoutes } from './store/routes.ts';

/** Lets the routes of an area that another takes over go on there. Harmless when repeated. */
export const followAreas = ({ kernel, territory }: Context): void => {
  kernel.relay.on('patrols.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    const snapshot = await territory.snapshot(jurisdictionId);
    for (const { payload } of events) {
      const { from, to, fromId, toId, by, reason } = payload as Record<string, string | null | undefined>;
      const area = toId ? snapshot.find(toId) : null;
      if (!fromId || !area || fromId === toId) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const count = await moveRoutes(tx, fromId, area);
        if (count === 0) return;
        const at = kernel.clock.now();
        const act = { action: 'patrols.routes_moved', subject: String(count), reason: reason ?? null, data: { from, to, count } };
        await audit(tx, { jurisdictionId, actorId: by ?? null, at, ...act });
      });
    }
  });
};
