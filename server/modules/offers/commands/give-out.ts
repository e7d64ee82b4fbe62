import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import type { View } from '../context.ts';
import { insertRedemptions } from '../store/redemptions.ts';
import { endVoucher, type VoucherRow } from '../store/vouchers.ts';
import { bookEntry, openSheet } from './book-entry.ts';

/** Who gave something out, when, and under which id. */
export interface Use {
  readonly id: string;
  readonly merchantId: string;
  readonly accountId: string;
  readonly usedAt: Date;
  readonly offline: boolean;
}

/**
 * Uses a voucher that is held and unused: its points go to the merchant of the offer, and on to the partner where that gave it out.
 */
export const giveOut = async (view: Pick<View, 'now' | 'ledger'>, tx: Tx, voucher: VoucherRow, use: Use): Promise<void> => {
  const { ledger, now } = view;
  const [shop, giver] = [{ type: 'merchant', id: voucher.merchantId } as const, { type: 'merchant', id: use.merchantId } as const];
  const byPartner = giver.id !== shop.id;
  await endVoucher(tx, voucher.id, 'redeemed', { at: use.usedAt, by: use.accountId, givenBy: giver.id });
  // whoever closes the sheet holds it before the accounts, too
  const period = await openSheet(tx, giver.id, now);
  await ledger.lock(tx, [{ type: 'person', id: voucher.personId }, shop, giver]);
  await ledger.post(tx, voucher.transferId, { id: v7() });
  const { transferId } = byPartner
    ? await ledger.transfer(tx, {
        id: v7(),
        from: shop,
        to: giver,
        points: voucher.points,
        what: 'offers.partner',
        subjectId: voucher.id,
        facts: { offer: voucher.offerId },
      })
    : voucher;
  await bookEntry(tx, { merchantId: giver.id, what: 'redeemed', points: voucher.points, voucher, transferId, at: now, period });
  await insertRedemptions(tx, [
    { ...use, voucherId: voucher.id, offerId: voucher.offerId, points: voucher.points, receivedAt: now, outcome: 'redeemed' },
  ]);
};
