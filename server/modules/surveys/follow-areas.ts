import { pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context } from './context.ts';
import { moveOffices, moveSurveys } from './store/surveys.ts';

/** Lets surveys of an area be asked in the one that takes it over, and by its staff; who is on their rolls stays. Harmless when repeated. */
export const followAreas = ({ kernel }: Pick<Context, 'kernel'>): void => {
  kernel.relay.on('surveys.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const moved = await moveSurveys(tx, { code: from, path: pathOfCode(from) }, { code: to, path: pathOfCode(to) });
        if (moved === 0) return;
        await moveOffices(tx, from, to);
        const at = kernel.clock.now();
        await audit(tx, {
          jurisdictionId,
          actorId: by ?? null,
          action: 'surveys.moved',
          subject: to,
          reason: reason ?? null,
          data: { from, to, moved },
          at,
        });
      });
    }
  });
};
