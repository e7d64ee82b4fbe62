import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import { receiverOf } from '../../store/persons.ts';
import type { Context } from '../context.ts';
import { type EarnedRow, holdOfSource, lockEarner, type Source, setReversed } from '../store/earned.ts';

/** What was taken back: points that returned to their budget, and those that had been spent, which the budget bears. */
export interface Unearned {
  readonly points: number;
  readonly debt: number;
}

/** Points of an act that was paid before records were merged lie with the kept record: as many as are there go back to where they were paid. */
const fetchBack = async ({ ledger }: Context, tx: Tx, { state, transferId, personId, points, id }: EarnedRow): Promise<void> => {
  const paid = state === 'posted' && transferId !== null ? await receiverOf(tx, transferId) : null;
  if (paid === null || paid.id === personId) return;
  const kept = { type: 'person', id: personId } as const;
  await ledger.lock(tx, [kept, paid]);
  const there = Math.min(points, (await ledger.balance(tx, kept)).available);
  if (there > 0)
    await ledger.transfer(tx, { id: v7(), from: kept, to: paid, points: there, what: 'points.merged', subjectId: id, facts: {} });
};

/**
 * Takes back what a source earned, under whatever act and revision, once: what it came from was corrected. Nobody's points fall below zero: what was
 * spent already stays a debt of the budget. What is right earns anew under the next revision. In the caller's transaction.
 */
export const unearn = async (context: Context, tx: Tx, source: Source, { reason }: { reason: string }): Promise<Unearned> => {
  const { ledger, kernel } = context;
  const rows = await holdOfSource(tx, source);
  let [points, debt] = [0, 0];
  for (const row of rows) {
    // what counts to a cap changes: acts of the same person are decided one after the other
    await lockEarner(tx, row.personId);
    await fetchBack(context, tx, row);
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
