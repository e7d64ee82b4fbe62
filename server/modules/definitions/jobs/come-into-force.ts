import { systemAccess } from '#kernel/db.ts';
import { announceDue } from '#kernel/definitions/publish.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** Tells each version that has come into force since the last run, once. What reads definitions by the clock has it already. */
export const comeIntoForce = (kernel: Kernel): Promise<void> =>
  eachJurisdiction(kernel, 'definitions.come-into-force', async (jurisdictionId) => {
    const by = { jurisdictionId, actorId: null, at: kernel.clock.now() };
    await kernel.db.write(systemAccess(jurisdictionId), (tx) => announceDue(tx, by));
  });
