import { shanghaiDay } from '#contract/kernel/day.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { accountIdOf, type Holder } from '../domain/holders.ts';
import { never } from '../domain/lots.ts';
import { endHold } from './end.ts';
import { type Reversed, reverse } from './reverse.ts';
import { balanceOf } from './store.ts';
import { type Asked, type Done, lockHolders, transfer } from './transfer.ts';

export interface Balance {
  /** Points that can be spent today. */
  readonly available: number;
  /** Points put aside until a hold ends. */
  readonly pending: number;
  /** What of the available points can be spent until which day, first first; points without a last day are not among them. */
  readonly expiring: { readonly day: string; readonly points: number }[];
}

/** The ledger of points, all of it in the caller's transaction. */
export interface Ledger {
  /** The account of a holder, opened when first asked for. */
  account(tx: Tx, holder: Holder): Promise<string>;
  /** Locks the accounts of holders; for several transfers in one transaction: all of theirs at once, before the first. */
  lock(tx: Tx, holders: readonly Holder[]): Promise<void>;
  /** Moves points, or holds them until `pendingUntil`. @throws points.not_enough, points.other_body */
  transfer(tx: Tx, asked: Asked): Promise<Done>;
  /** Gives what is held to the receiver. @throws points.transfer_not_found, points.not_pending, points.other_body */
  post(tx: Tx, transferId: string, act: { id: string }): Promise<Done>;
  /** Gives what is held back. `why` is a code. @throws as post */
  void(tx: Tx, transferId: string, act: { id: string; why: string }): Promise<Done>;
  /** Takes a transfer back, once. @throws points.transfer_not_found, points.not_posted, points.reversed_before, points.not_enough, points.other_body */
  reverse(tx: Tx, transferId: string, act: { id: string; reason: string; asFarAsThere?: boolean }): Promise<Reversed>;
  balance(tx: Tx, holder: Holder): Promise<Balance>;
}

export const createLedger = ({ clock }: Pick<Kernel, 'clock'>): Ledger => ({
  account: async (tx, holder) => {
    await lockHolders(tx, [holder], clock.now());
    return accountIdOf(jurisdictionOf(tx), holder);
  },
  lock: (tx, holders) => lockHolders(tx, holders, clock.now()),
  transfer: (tx, asked) => transfer(clock, tx, asked),
  post: (tx, transferId, { id }) => endHold(clock, tx, transferId, 'post', id),
  void: (tx, transferId, { id, why }) => endHold(clock, tx, transferId, 'void', id, why),
  reverse: (tx, transferId, act) => reverse(clock, tx, transferId, act),
  balance: async (tx, holder) => {
    const today = shanghaiDay(clock.now());
    const lots = await balanceOf(tx, accountIdOf(jurisdictionOf(tx), holder));
    const good = lots.filter(({ lastDay, available }) => lastDay >= today && available !== 0);
    return {
      available: good.reduce((sum, lot) => sum + lot.available, 0),
      pending: lots.reduce((sum, lot) => sum + lot.held, 0),
      expiring: good.flatMap(({ lastDay, available }) => (lastDay === never ? [] : [{ day: lastDay, points: available }])),
    };
  },
});
