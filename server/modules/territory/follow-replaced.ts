import { audit } from '#kernel/audit.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** An area and the one that takes it over, by their codes. */
export interface Succession {
  readonly jurisdictionId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Lets what a module keeps by area follow when one is taken over by another, and puts on record what moved.
 * @param name of the subscription, `<module>.follow_areas`, lasting
 * @param action as the audit log has it
 * @param move may come again for the same areas; gives what moved, for the record, or null where nothing did
 */
export const followReplaced = (
  kernel: Pick<Kernel, 'relay' | 'db' | 'clock'>,
  name: string,
  action: string,
  move: (tx: Tx, succession: Succession) => Promise<Readonly<Record<string, unknown>> | null>,
): void => {
  kernel.relay.on(name, 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const moved = await move(tx, { jurisdictionId, from, to });
        if (moved === null) return;
        const at = kernel.clock.now();
        const data = { from, to, ...moved };
        await audit(tx, { jurisdictionId, actorId: by ?? null, action, subject: to, reason: reason ?? null, data, at });
      });
    }
  });
};
