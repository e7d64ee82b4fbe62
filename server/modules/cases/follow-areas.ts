import { pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { inheritRules } from './store/config.ts';

/**
 * Lets dispatch rules of an area that has ended hold in the one that took its place as well, and tells every process. They go on holding
 * where they were: cases stay in the area they were filed in. Harmless when repeated.
 */
const follow = (kernel: Kernel, jurisdictionId: string, given: { from: string; to: string; by: string | null; reason: string | null }) =>
  kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const { from, to, by, reason } = given;
    const rules = await inheritRules(tx, jurisdictionId, pathOfCode(from), pathOfCode(to));
    if (rules.length === 0) return;
    for (const { id, categoryCode, organisationId } of rules) {
      const data = { from, to, category: categoryCode, organisation: organisationId };
      await audit(tx, { jurisdictionId, actorId: by, action: 'cases.rule_followed', subject: id, reason, data, at: kernel.clock.now() });
    }
  });

/** Lets dispatch rules follow areas that one other area takes over. */
export function followAreas(kernel: Kernel): void {
  kernel.relay.on('cases.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null>;
      if (from && to && from !== to) await follow(kernel, jurisdictionId, { from, to, by: by ?? null, reason: reason ?? null });
    }
  });
}
