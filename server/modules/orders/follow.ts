import { type CaseState, endedStates } from '#contract/cases/states.ts';
import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import { findCase } from '#modules/cases/index.ts';
import { changeOrder, findOrder, type OrderRow, unlist } from './store/orders.ts';
import { endShare, reopenShares, type ShareRow, sharesOf } from './store/shares.ts';

/** Where a case stands after so many events. */
export interface CaseStand {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly version: number;
  readonly at: Date;
  readonly dueAt: Date | null;
}

/** States in which shares stay with whoever took them. */
const keeps: readonly CaseState[] = ['dispatched', 'handling', 'waiting', 'answered', 'checked', 'called_back', 'closed', 'archived'];
/** States in which it has been done. */
const doneIn: readonly CaseState[] = ['answered', 'checked', 'called_back'];

type Numbered = Pick<OrderRow, 'id' | 'number'>;
/** Tells those who have shares what became of them. */
export const tellTakers = (
  tx: Tx,
  jurisdictionId: string,
  one: Numbered,
  shares: readonly ShareRow[],
  variant: 'released' | 'again' | 'overdue',
  at: Date,
): Promise<void> =>
  notify(
    tx,
    jurisdictionId,
    shares.map((share) => ({
      kind: 'orders.share',
      variant,
      to: { accounts: [share.accountId] },
      subject: one.id,
      data: { number: one.number },
      cause: `${share.id} ${variant} ${at.toISOString()}`,
      at,
    })),
  );

/** Shares of what ended otherwise are nobody's any more. */
const release = async (tx: Tx, jurisdictionId: string, one: Numbered, at: Date): Promise<void> => {
  const open = (await sharesOf(tx, [one.id])).filter(({ state }) => state === 'taken');
  for (const share of open) await endShare(tx, share.id, { state: 'released', at });
  await tellTakers(tx, jurisdictionId, one, open, 'released', at);
};
/** Shares that were done are to be done once more. */
const again = async (tx: Tx, jurisdictionId: string, one: Numbered, at: Date): Promise<void> => {
  const done = await reopenShares(tx, one.id);
  await tellTakers(tx, jurisdictionId, one, done, 'again', at);
};

/**
 * Brings an order to where its case stands; what it has seen already changes nothing. A case that leaves the hands of those who took it on leaves the
 * listing. The transaction sees everything.
 * @param claimed whether the act was a taker's: an organisation that accepts takes it out of the listing
 */
export const follow = async (tx: Tx, jurisdictionId: string, stand: CaseStand, claimed = false): Promise<void> => {
  const order = await findOrder(tx, stand.id, true);
  if (!order || stand.version <= order.seq) return;
  const accepted = stand.state === 'handling' && order.taken < order.whole && !claimed && order.state === 'dispatched';
  const reopened = stand.state === 'dispatched' && endedStates.includes(order.state);
  const left = !keeps.includes(stand.state) || accepted || reopened;
  if (left && order.taken > 0) await release(tx, jurisdictionId, order, stand.at);
  if (left && (order.words !== null || order.taken > 0)) await unlist(tx, order.id, false);
  // what is to be done better is to be done by whoever did it
  if (stand.state === 'handling' && doneIn.includes(order.state)) await again(tx, jurisdictionId, order, stand.at);
  const file = stand.state === 'called_back' ? await findCase(tx, stand.id) : null;
  await changeOrder(tx, order.id, {
    seq: stand.version,
    dueAt: stand.dueAt,
    ...(stand.state !== order.state && { state: stand.state, stateSince: stand.at }),
    ...(file && file.answered !== null && { rated: true }),
  });
};
