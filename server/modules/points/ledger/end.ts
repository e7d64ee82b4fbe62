import type { Clock } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Entry } from '../domain/entries.ts';
import { dayWith } from '../domain/lots.ts';
import { type Act, entriesOf, findAct, findEnd, holderOf, lockAccounts, stateOf, takeHold } from './store.ts';
import { type Done, hashOf, sameAct, write } from './transfer.ts';

/** How a hold ends. */
type Ending = 'post' | 'void' | 'expire';

/** A hold, or nothing that could be ended. @throws points.transfer_not_found, points.not_pending */
const holdOf = async (tx: Tx, id: string): Promise<Act> => {
  const act = (await findAct(tx, id)) ?? fail('points.transfer_not_found');
  return act.act === 'hold' ? act : fail('points.not_pending', { state: 'posted' });
};

/** Where what a hold put aside goes: to the receiver, or back to the day it had. */
const entriesToEnd = async (tx: Tx, ending: Ending, hold: Act): Promise<Entry[]> => {
  const [held, to] = await Promise.all([entriesOf(tx, hold.id), holderOf(tx, hold.to)]);
  return held.map(({ from, to: aside, points }) => ({
    from: aside,
    to: ending === 'post' ? { account: hold.to, day: dayWith(to.type, hold.lastDay, aside.day), held: false } : from,
    points,
  }));
};

/**
 * Ends a hold, once: whoever comes first. The same id again is the same end.
 * @param reason of a void: a code, no text somebody wrote
 * @throws points.transfer_not_found, points.not_pending with the state it is in, points.other_body
 */
export const endHold = async (
  clock: Clock,
  tx: Tx,
  holdId: string,
  ending: Ending,
  id: string,
  reason: string | null = null,
): Promise<Done> => {
  const bodyHash = hashOf(ending, holdId, reason);
  const hold = await holdOf(tx, holdId);
  const [, earlier, entries] = await Promise.all([lockAccounts(tx, [hold.from, hold.to]), findAct(tx, id), entriesToEnd(tx, ending, hold)]);
  if (earlier) return { transferId: holdId, state: stateOf(sameAct(earlier, bodyHash)) };
  if (!(await takeHold(tx, holdId))) fail('points.not_pending', { state: stateOf(await findEnd(tx, holdId)) });
  const { points, what, subjectId, facts, lastDay, from } = hold;
  const act: Act = {
    id,
    act: ending,
    from,
    to: ending === 'post' ? hold.to : from,
    points,
    what,
    subjectId,
    facts,
    pendingUntil: null,
    lastDay,
    ends: holdId,
    reverses: null,
    reason,
    bodyHash,
    at: clock.now(),
  };
  await write(tx, act, entries);
  return { transferId: holdId, state: stateOf(act) };
};
