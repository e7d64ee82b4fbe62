import type { Clock } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { carry, type Entry } from '../domain/entries.ts';
import { type Lot, takeBack, totalOf } from '../domain/lots.ts';
import { type Act, entriesOf, findAct, findEnd, findReversal, holderOf, lockAccounts, lotsOf } from './store.ts';
import { hashOf, sameAct, write } from './transfer.ts';

export interface Reversed {
  /** Points that went back. */
  readonly points: number;
  /** Points the receiver has spent already; never taken below zero. */
  readonly rest: number;
}

/** The act that moved the points: a transfer, or the post of a hold. @throws points.transfer_not_found, points.not_posted */
const movedBy = async (tx: Tx, id: string): Promise<Act> => {
  const act = (await findAct(tx, id)) ?? fail('points.transfer_not_found');
  if (act.act === 'transfer' || act.act === 'post') return act;
  const end = act.act === 'hold' ? await findEnd(tx, id) : null;
  return end?.act === 'post' ? end : fail('points.not_posted');
};

const backTo = (entries: readonly Entry[]): Lot[] => entries.map(({ from, points }) => ({ lastDay: from.day, points }));
const takenFrom = (entries: readonly Entry[]): Lot[] => entries.map(({ to, points }) => ({ lastDay: to.day, points }));

/**
 * Takes a transfer back, once: what comes back keeps the last day it had.
 * @param asFarAsThere takes back what the receiver still has, be it nothing – then nothing is written – instead of failing
 * @throws points.transfer_not_found, points.not_posted, points.reversed_before, points.not_enough, points.other_body
 */
export const reverse = async (
  clock: Clock,
  tx: Tx,
  transferId: string,
  { id, reason, asFarAsThere = false }: { id: string; reason: string; asFarAsThere?: boolean },
): Promise<Reversed> => {
  const moved = await movedBy(tx, transferId);
  const bodyHash = hashOf('reverse', moved.id, reason, asFarAsThere);
  const [, earlier, before, lots, entries, holder] = await Promise.all([
    lockAccounts(tx, [moved.from, moved.to]),
    findAct(tx, id),
    findReversal(tx, moved.id),
    lotsOf(tx, moved.to),
    entriesOf(tx, moved.id),
    holderOf(tx, moved.to),
  ]);
  if (earlier) {
    const { points } = sameAct(earlier, bodyHash);
    return { points, rest: moved.points - points };
  }
  if (before) fail('points.reversed_before');
  const taken = holder.type === 'issuer' ? takenFrom(entries) : takeBack(lots, takenFrom(entries));
  const points = totalOf(taken);
  if (points < moved.points && !asFarAsThere) fail('points.not_enough', { points: moved.points });
  if (points === 0) return { points, rest: moved.points };
  const { what, subjectId, facts, lastDay, from, to } = moved;
  await write(
    tx,
    {
      id,
      act: 'reverse',
      from: to,
      to: from,
      points,
      what,
      subjectId,
      facts,
      pendingUntil: null,
      lastDay,
      ends: null,
      reverses: moved.id,
      reason,
      bodyHash,
      at: clock.now(),
    },
    carry({ account: to, lots: taken }, { account: from, lots: backTo(entries) }),
  );
  return { points, rest: moved.points - points };
};
