import { canonical } from '#contract/kernel/canonical.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { TransferState } from '#contract/points/values.ts';
import type { Clock } from '#kernel/clock.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { isViolation } from '#kernel/violations.ts';
import { changesOf, type Entry } from '../domain/entries.ts';
import { accountIdOf, type Holder } from '../domain/holders.ts';
import { dayWith, type LastDay, type Lot, never, takeOldest } from '../domain/lots.ts';
import { type Act, findAct, findEnd, lockAccounts, lotsOf, openAccounts, stateOf, writeAct } from './store.ts';

/** What is asked for: points that go from one holder to another. */
export interface Asked {
  /** Chosen by whoever asks; the same id and body again is the same transfer. */
  readonly id: string;
  readonly from: Holder;
  readonly to: Holder;
  /** Whole, above zero. */
  readonly points: number;
  /** `<module>.<why>`, described by `what.add`. */
  readonly what: string;
  readonly subjectId: string | null;
  /** Codes, ids, numbers and days; never a name or a text somebody wrote. `rule: { code, version }` where a rule paid. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Only held until then, unless it is posted or void before. */
  readonly pendingUntil?: Date;
  /** Last day on which the receiver can spend them; they never get longer than the giver's had. Left out or null: those of the giver. */
  readonly lastDay?: string | null;
  /** Takes points of this last day and no others, even when it has passed: for what expires. */
  readonly ofDay?: LastDay;
}

export interface Done {
  readonly transferId: string;
  readonly state: TransferState;
}

/** Binds an id to what was asked under it. */
export const hashOf = (...said: unknown[]): Buffer => sha256(canonical(said));

/** An act that stands under an id, if it is the one asked for. @throws points.other_body */
export const sameAct = (earlier: Act, bodyHash: Buffer): Act => (bodyHash.equals(earlier.bodyHash) ? earlier : fail('points.other_body'));

/** Writes an act; its id may have been taken in the meantime, by something else. @throws points.other_body */
export const write = async (tx: Tx, act: Act, entries: readonly Entry[]): Promise<void> => {
  try {
    await writeAct(tx, act, entries, changesOf(entries));
  } catch (error) {
    if (isViolation(error, 'points_transfers_pkey')) fail('points.other_body');
    throw error;
  }
};

/** Locks the accounts of holders, in order, opening those that are not there. For several transfers in one transaction: all of them first. */
export const lockHolders = async (tx: Tx, holders: readonly Holder[], at: Date): Promise<void> => {
  const jurisdictionId = jurisdictionOf(tx);
  const byAccount = new Map(holders.map((holder) => [accountIdOf(jurisdictionId, holder), holder]));
  const open = await lockAccounts(tx, [...byAccount.keys()]);
  if (open.length === byAccount.size) return;
  const missing = [...byAccount].filter(([account]) => !open.includes(account)).map(([, holder]) => holder);
  await openAccounts(tx, jurisdictionId, missing, at);
  await lockAccounts(tx, [...byAccount.keys()]);
};

/** How an act that stands is answered once more. */
const answered = async (tx: Tx, { id, act }: Act): Promise<Done> => ({
  transferId: id,
  state: act === 'hold' ? stateOf(await findEnd(tx, id)) : 'posted',
});

const given = (asked: Asked, lots: readonly Lot[], today: string): Lot[] | null => {
  const { from, points, ofDay } = asked;
  if (from.type === 'issuer') return [{ lastDay: never, points }];
  if (ofDay === undefined) return takeOldest(lots, points, today);
  return lots.some((lot) => lot.lastDay === ofDay && lot.points >= points) ? [{ lastDay: ofDay, points }] : null;
};

/**
 * Moves points from one holder to another, or holds them for the other: once per id.
 * @throws points.not_enough, points.other_body
 */
export const transfer = async (clock: Clock, tx: Tx, asked: Asked): Promise<Done> => {
  const { id, from, to, points, what, subjectId, facts, pendingUntil, lastDay, ofDay } = asked;
  if (!Number.isSafeInteger(points) || points <= 0) throw new Error(`${points} are no points`);
  const jurisdictionId = jurisdictionOf(tx);
  const [fromAccount, toAccount] = [accountIdOf(jurisdictionId, from), accountIdOf(jurisdictionId, to)];
  if (fromAccount === toAccount) throw new Error('points go from one holder to another');
  const at = clock.now();
  const bodyHash = hashOf('transfer', from, to, points, what, subjectId, facts, pendingUntil?.toISOString(), lastDay, ofDay);
  // they leave together and are answered in their order: what is read is read under the lock
  let [open, lots, earlier] = await Promise.all([lockAccounts(tx, [fromAccount, toAccount]), lotsOf(tx, fromAccount), findAct(tx, id)]);
  if (earlier) return answered(tx, sameAct(earlier, bodyHash));
  if (open.length < 2) {
    await lockHolders(tx, [from, to], at);
    [lots, earlier] = await Promise.all([lotsOf(tx, fromAccount), findAct(tx, id)]);
    if (earlier) return answered(tx, sameAct(earlier, bodyHash));
  }
  const taken = given(asked, lots, shanghaiDay(at)) ?? fail('points.not_enough', { points });
  const entries = taken.map(({ lastDay: day, points: part }) => ({
    from: { account: fromAccount, day, held: false },
    to: pendingUntil
      ? { account: fromAccount, day, held: true }
      : { account: toAccount, day: dayWith(to.type, lastDay ?? never, day), held: false },
    points: part,
  }));
  await write(
    tx,
    {
      id,
      act: pendingUntil ? 'hold' : 'transfer',
      from: fromAccount,
      to: toAccount,
      points,
      what,
      subjectId,
      facts,
      pendingUntil: pendingUntil ?? null,
      lastDay: lastDay ?? never,
      ends: null,
      reverses: null,
      reason: null,
      bodyHash,
      at,
    },
    entries,
  );
  return { transferId: id, state: pendingUntil ? 'pending' : 'posted' };
};
