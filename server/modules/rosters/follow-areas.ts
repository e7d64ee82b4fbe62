import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { noteGap } from './commands/look-ahead.ts';
import { type Context, viewOf } from './context.ts';
import { lockRoster, moveRosters } from './store/rosters.ts';

/** Lets the rosters of an area that another takes over go on there; who works there now fills their gaps. Harmless when repeated. */
export const followAreas = (context: Context): void => {
  const { kernel } = context;
  kernel.relay.on('rosters.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, fromId, toId, by, reason } = payload as Record<string, string | null | undefined>;
      if (!fromId || !toId || fromId === toId) continue;
      const view = await viewOf(context, jurisdictionId);
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        for (const { id, name } of await moveRosters(tx, fromId, toId)) {
          const roster = await lockRoster(tx, id);
          if (roster) await noteGap(view, tx, roster);
          const data = { from, to };
          await audit(tx, {
            jurisdictionId,
            actorId: by ?? null,
            action: 'rosters.moved',
            subject: name,
            reason: reason ?? null,
            data,
            at: view.now,
          });
        }
      });
    }
  });
};
