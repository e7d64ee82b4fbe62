import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Running } from '../context.ts';
import { refusalOf } from '../domain/check.ts';
import { findEntry, putRoll, type RollItem } from '../store/roll.ts';
import { setEntries } from '../store/votes.ts';
import { lockRunning } from './hold.ts';

/** An entry of the roll that changes, or is added. Ways of one that is there stay. */
export interface Reassigned {
  readonly key: string;
  readonly heads: number;
  readonly area: number;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly label?: string | null;
  /** Of an entry that is added; else all. */
  readonly ways?: RollItem['entry']['ways'];
}

/**
 * Changes entries while a vote runs: a flat that was sold, an account whose identity was checked. Who has cast stands: such an entry is refused.
 * @throws votes.voted_already with the key, votes.closed, votes.area_missing
 */
export const reassignIn = async (tx: Tx, running: Running, voteId: string, changes: readonly Reassigned[]): Promise<void> => {
  const vote = await lockRunning(tx, voteId);
  const roll: RollItem[] = changes.map(({ key, heads, area, accountId, personId, label, ways = ['phone', 'paper', 'proxy'] }) => ({
    entry: { key, heads, area, ways: [...ways] },
    accountId,
    personId,
    label: label ?? null,
  }));
  const refused = refusalOf({
    ...vote,
    roll: [{ entry: { key: '', heads: 1, area: 1, ways: [] }, accountId: null, personId: null }, ...roll],
    now: vote.opensAt,
  });
  if (refused) fail(refused.code, refused.data);
  for (const one of roll) {
    if ((await findEntry(tx, voteId, one.entry.key))?.tookWay) fail('votes.voted_already', { key: one.entry.key });
    await putRoll(tx, voteId, one);
  }
  await setEntries(tx, voteId);
  await running.log('votes.reassigned', voteId, { data: { entries: changes.length } });
};
