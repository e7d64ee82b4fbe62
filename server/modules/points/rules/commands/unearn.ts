import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import type { Context } from '../context.ts';
import { holdOfSource, lockEarner, type Source, setReversed } from '../store/earned.ts';

/** What was taken back: points that returned to their budget, and those that had been spent, which the budget bears. */
export interface Unearned {
  readonly points: number;
  readonly debt: number;
}

/**
 * Takes back what a source earned, under whatever act and revision, once: what it came from was corrected. Nobody's points fall below zero: what was
 * spent already stays a debt of the budget. What is right earns anew under the next revision. In the caller's transaction.
 */
export const unearn = async ({ ledger, kernel }: Context, tx: Tx, source: Source, { reason }: { reason: string }): Promise<Unearned> => {
  const rows = await holdOfSource(tx, source);
  let [points, debt] = [0, 0];
  for (const row of rows) {
    // what counts to a cap changes: acts of the same person are decided one after the other
    await lockEarner(tx, row.personId);
    const back =
      row.state === 'posted' && row.transferId !== null
        ? await ledger.reverse(tx, row.transferId, { id: v7(), reason, asFarAsThere: true })
        : { points: 0, rest: 0 };
    await setReversed(tx, row.id, { at: kernel.clock.now(), reason, debt: back.rest });
    points += back.points;
    debt += back.rest;
  }
  return { points, debt };
};
