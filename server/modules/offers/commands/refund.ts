import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Voucher } from '#contract/offers/vouchers.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, offerCommand, pathOf } from '../context.ts';
import { endOf } from '../domain/periods.ts';
import { mayManage } from '../policy.ts';
import { voucherShown } from '../queries/vouchers.ts';
import { merchantsOf } from '../store/merchants.ts';
import { putBack } from '../store/offers.ts';
import { type EntryRow, holdSheet, incomeOf } from '../store/sheets.ts';
import { endVoucher, lockVoucher, type VoucherRow } from '../store/vouchers.ts';
import { bookEntry, openSheet } from './book-entry.ts';
import { tellHolder } from './notices.ts';

/** Who may give points back: the merchant that gave it out or whose offer it is, and who keeps the merchants there. */
const mayRefund = (eye: Eye, mine: readonly string[], { merchantId, givenBy }: Pick<VoucherRow, 'merchantId' | 'givenBy'>): boolean =>
  mine.includes(givenBy ?? merchantId) || mayManage(eye.viewer, pathOf(eye, merchantId));

/**
 * Takes back what a merchant got for a voucher. In a sheet that is still open it is a line of that; after that the points come from what was
 * settled, and it is a line of the merchant's next sheet.
 */
const takeBack = async (
  { ledger, now, jurisdictionId }: Eye,
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

/** Gives the points of a voucher back, used or not, with a reason. */
export const refundVoucher = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; reason: string; goodsBack: boolean },
): Promise<Voucher> =>
  offerCommand(
    context,
    viewer,
    `offers.refund ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const voucher = (await lockVoucher(tx, id)) ?? fail('offers.voucher_not_found');
      if (!mayRefund(eye, await merchantsOf(tx, viewer.accountId), voucher)) fail('session.forbidden');
      const done = { at, by: viewer.accountId, reason: body.reason };
      if (voucher.state === 'bought') {
        await endVoucher(tx, id, 'returned', done);
        await eye.ledger.void(tx, voucher.transferId, { id: v7(), why: 'refunded' });
      } else if (voucher.state === 'redeemed' || voucher.state === 'expired') {
        const income = (await incomeOf(tx, id)) ?? fail('offers.voucher_over');
        await endVoucher(tx, id, 'refunded', done);
        await takeBack(eye, tx, voucher, income, 'refunded');
      } else fail('offers.voucher_over');
      if (body.goodsBack || voucher.state === 'bought') await putBack(tx, voucher.offerId);
      await tellHolder(eye, tx, voucher, 'refunded');
      await log('offers.refunded', id, { reason: body.reason, data: { points: voucher.points } });
      return id;
    },
    ({ eye, tx }, done) => voucherShown(eye, tx, done),
  );
