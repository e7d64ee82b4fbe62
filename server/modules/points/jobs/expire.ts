import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Holder } from '../domain/holders.ts';
import { endHold } from '../ledger/end.ts';
import { dropEmptyLots, holdsOver, lotsOver } from '../ledger/store.ts';
import { lockHolders, transfer } from '../ledger/transfer.ts';

const step = 200;

/** Ends holds whose time is over: what they put aside goes back to the day it had. Gives how many. */
const expireHolds = async ({ db, clock }: Pick<Kernel, 'db' | 'clock'>, jurisdictionId: string): Promise<number> => {
  const access = systemAccess(jurisdictionId);
  const over = await db.read(access, (tx) => holdsOver(tx, clock.now(), step));
  for (const id of over)
    await db.write(access, async (tx) => {
      // somebody may have posted it in the meantime
      await endHold(clock, tx, id, 'expire', v7()).catch((error) => {
        if ((error as { code?: unknown }).code !== 'points.not_pending') throw error;
      });
    });
  return over.length;
};

/** Moves what nobody spent by its last day to the account of what has expired. Gives how many lots. */
const expireLots = ({ db, clock }: Pick<Kernel, 'db' | 'clock'>, jurisdictionId: string): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const today = shanghaiDay(clock.now());
    const expired: Holder = { type: 'expired', id: jurisdictionId };
    const found = await lotsOver(tx, today, step);
    if (found.length === 0) {
      await dropEmptyLots(tx, today);
      return 0;
    }
    await lockHolders(tx, [expired, ...found], clock.now());
    // what they hold under the lock
    const over = await lotsOver(tx, today, step);
    const locked = new Set(found.map(({ type, id }) => `${type} ${id}`));
    for (const { type, id, lastDay, points } of over.filter((one) => locked.has(`${one.type} ${one.id}`)))
      await transfer(clock, tx, {
        id: v7(),
        from: { type, id },
        to: expired,
        points,
        what: 'points.expired',
        subjectId: null,
        facts: { lastDay },
        ofDay: lastDay,
      });
    return found.length;
  });

/** Ends what has run out: first holds, whose points may have passed their day while they were put aside, then points. Harmless when repeated. */
export const expire = (kernel: Pick<Kernel, 'db' | 'clock' | 'jurisdictions' | 'log'>): Promise<void> =>
  eachJurisdiction(kernel, 'points.expire', async (jurisdictionId) => {
    while ((await expireHolds(kernel, jurisdictionId)) === step);
    while ((await expireLots(kernel, jurisdictionId)) > 0);
  });
