import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Context } from '../context.ts';
import { endPlan } from '../plan.ts';
import { endRecord, expiredRecords } from '../store/records.ts';

const step = 200;

/** Ends records whose consent has run out. They were closed to everybody from that day on; now what they said is gone too. */
export const endExpired = (context: Pick<Context, 'kernel' | 'visits'>): Promise<void> =>
  eachJurisdiction(context.kernel, 'care.expire', async (jurisdictionId) => {
    const { kernel } = context;
    const at = kernel.clock.now();
    for (;;) {
      const ended = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const found = await expiredRecords(tx, shanghaiDay(at), step);
        for (const { id } of found) {
          await endPlan(context, tx, { jurisdictionId, actorId: null, at }, id);
          await endRecord(tx, id, 'expired', at);
        }
        return found.length;
      });
      if (ended < step) return;
    }
  });
