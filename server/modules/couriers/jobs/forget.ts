import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { dropEnded } from '../store/couriers.ts';
import { expireHelps } from '../store/helps.ts';

const dayLong = 86_400_000;
/** Days for which it is kept that somebody was a courier, after it ended: so that it can be said anew with a tap. */
const keptDays = 90;
/** Days for which it is kept that help was asked for and came to its end. */
const helpKeptDays = 30;

/** Forgets what has ended: that somebody was a courier, and help that was asked for; what nobody ended ends by its last day. */
export const forget = (kernel: Kernel): Promise<void> =>
  eachJurisdiction(kernel, 'couriers.forget', (id) =>
    kernel.db.write(systemAccess(id), async (tx) => {
      const now = kernel.clock.now();
      await dropEnded(tx, shanghaiDay(new Date(now.getTime() - keptDays * dayLong)));
      await expireHelps(tx, shanghaiDay(now), now, new Date(now.getTime() - helpKeptDays * dayLong));
    }),
  );
