import { v7 } from 'uuid';
import { settingOf } from '#contract/kernel/settings.ts';
import { bornePoints } from '#contract/offers/settings.ts';
import type { Outcome } from '#contract/offers/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Holder, payingBudget } from '#modules/points/index.ts';
import { type Acting, nameOf, pathOf } from '../context.ts';
import { periodOf } from '../domain/periods.ts';
import { firstUses, insertRedemptions, takeBorne } from '../store/redemptions.ts';
import type { VoucherRow } from '../store/vouchers.ts';
import { bookEntry, openSheet } from './book-entry.ts';
import { giveOut, type Use } from './give-out.ts';
import { tellMerchant } from './notices.ts';

/** A use that stands, and who bears it. */
export interface Used {
  readonly id: string;
  readonly outcome: Outcome;
}

/** The budget around a merchant that has as much, held; null: there is none. */
const budgetFor = async (eye: Acting, tx: Tx, merchantId: string, points: number): Promise<Holder | null> => {
  const area = eye.snapshot.findByPath(pathOf(eye, merchantId)) ?? eye.snapshot.root;
  const found = await payingBudget(tx, area.code, null);
  if (found === null) return null;
  const budget = { type: 'budget', id: found.id } as const;
  await eye.ledger.lock(tx, [budget, { type: 'merchant', id: merchantId }]);
  return (await eye.ledger.balance(tx, budget)).available >= points ? budget : null;
};

/**
 * A voucher that was used, or given back, before a phone without a network could tell: what was given out is borne by the budget there up to the limit of
 * the month, beyond that – and where the same merchant had given it out already – by the merchant. Both are told to the merchant by name.
 */
const secondUse = async (eye: Acting, tx: Tx, voucher: VoucherRow, use: Use): Promise<Used> => {
  const { now, ledger } = eye;
  const { merchantId } = use;
  const first = (await firstUses(tx, [voucher.id]))[0] ?? null;
  // what one phone read once is one use, though it was sent twice because the first answer did not arrive
  if (first?.accountId === use.accountId && first.merchantId === merchantId && first.usedAt.getTime() === use.usedAt.getTime())
    return { id: first.id, outcome: first.outcome };
  const period = await openSheet(tx, merchantId, now);
  const limit = settingOf(bornePoints, eye.settings);
  const budget = first?.merchantId === merchantId ? null : await budgetFor(eye, tx, merchantId, voucher.points);
  const borne = budget !== null && (await takeBorne(tx, periodOf(now, 'month'), voucher.points, limit));
  if (borne) {
    const { transferId } = await ledger.transfer(tx, {
      id: v7(),
      from: budget,
      to: { type: 'merchant', id: merchantId },
      points: voucher.points,
      what: 'offers.borne',
      subjectId: voucher.id,
      facts: { offer: voucher.offerId },
    });
    await bookEntry(tx, { merchantId, what: 'borne', points: voucher.points, voucher, transferId, at: now, period });
  }
  const outcome = borne ? 'second_district' : 'second_merchant';
  await insertRedemptions(tx, [
    { ...use, voucherId: voucher.id, offerId: voucher.offerId, points: voucher.points, receivedAt: now, outcome },
  ]);
  await tellMerchant(eye, tx, merchantId, {
    variant: outcome,
    cause: use.id,
    data: { points: voucher.points, before: first ? nameOf(eye, first.merchantId) : '' },
  });
  return { id: use.id, outcome };
};

/** Uses a voucher that is held: gives it out, or notes that a phone without a network gave it out once more. @throws offers.voucher_used, offers.voucher_over */
export const acceptVoucher = async (eye: Acting, tx: Tx, voucher: VoucherRow, use: Use): Promise<Used> => {
  if (voucher.state === 'bought') {
    await giveOut(eye, tx, voucher, use);
    return { id: use.id, outcome: 'redeemed' };
  }
  if (use.offline) return secondUse(eye, tx, voucher, use);
  if (voucher.state !== 'redeemed') fail('offers.voucher_over');
  return fail('offers.voucher_used', { merchant: nameOf(eye, voucher.givenBy ?? ''), at: voucher.endedAt?.toISOString() ?? '' });
};
