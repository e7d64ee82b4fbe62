import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Acting } from '../context.ts';
import { endOf } from '../domain/periods.ts';
import { putBack } from '../store/offers.ts';
import { type EntryRow, holdSheet, incomeOf } from '../store/sheets.ts';
import { endVoucher, type VoucherRow } from '../store/vouchers.ts';
import { bookEntry, openSheet } from './book-entry.ts';

/**
 * Takes back what a merchant got for a voucher. In a sheet that is still open it is a line of that; after that the points come from what was
 * settled, and it is a line of the merchant's next sheet.
 */
const takeBack = async (
  { ledger, now, jurisdictionId }: Acting,
  tx: Tx,
  voucher: VoucherRow,
  income: EntryRow,
  reason: string,
): Promise<void> => {
  const { merchantId } = income;
  const settledBefore = (await holdSheet(tx, merchantId, income.period, endOf(income.period), 'share')).state !== 'open';
  const period = settledBefore ? await openSheet(tx, merchantId, now) : income.period;
  const [shop, giver] = [{ type: 'merchant', id: voucher.merchantId } as const, { type: 'merchant', id: merchantId } as const];
  const from = settledBefore ? ({ type: 'settled', id: jurisdictionId } as const) : giver;
  await ledger.lock(tx, [{ type: 'person', id: voucher.personId }, shop, from]);
  const [passed, back] = [v7(), v7()];
  const passes = settledBefore || giver.id !== shop.id;
  if (passes)
    await ledger.transfer(tx, {
      id: passed,
      from,
      to: shop,
      points: voucher.points,
      what: 'offers.taken_back',
      subjectId: voucher.id,
      facts: { offer: voucher.offerId },
    });
  await ledger.reverse(tx, voucher.transferId, { id: back, reason });
  await bookEntry(tx, {
    merchantId,
    what: 'refunded',
    points: -voucher.points,
    voucher,
    transferId: passes ? passed : back,
    at: now,
    period,
    settledBefore,
  });
};

/** Gives the points of a voucher that is held back, used or not. @throws offers.voucher_over */
export const giveBack = async (
  eye: Acting,
  tx: Tx,
  voucher: VoucherRow,
  of: { by: string; reason: string; goodsBack: boolean },
): Promise<void> => {
  const { id, state, transferId, offerId } = voucher;
  const done = { at: eye.now, by: of.by, reason: of.reason };
  const income = state === 'redeemed' || state === 'expired' ? await incomeOf(tx, id) : null;
  if (state !== 'bought' && income === null) fail('offers.voucher_over');
  // the offer before the accounts, as whoever buys one holds them
  if (of.goodsBack || state === 'bought') await putBack(tx, offerId);
  await endVoucher(tx, id, income === null ? 'returned' : 'refunded', done);
  if (income === null) await eye.ledger.void(tx, transferId, { id: v7(), why: 'refunded' });
  else await takeBack(eye, tx, voucher, income, 'refunded');
};

/** Whoever has a voucher that is held gives it back unused. @throws offers.voucher_over */
export const handBack = async (eye: Acting, tx: Tx, voucher: VoucherRow, by: string): Promise<void> => {
  if (voucher.state !== 'bought' || voucher.expiresAt <= eye.now) fail('offers.voucher_over');
  await endVoucher(tx, voucher.id, 'returned', { at: eye.now, by });
  await putBack(tx, voucher.offerId);
  await eye.ledger.void(tx, voucher.transferId, { id: v7(), why: 'returned' });
};
