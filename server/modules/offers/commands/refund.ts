import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Voucher } from '#contract/offers/vouchers.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, offerCommand, pathOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { voucherShown } from '../queries/vouchers.ts';
import { merchantsOf } from '../store/merchants.ts';
import { lockVoucher, type VoucherRow } from '../store/vouchers.ts';
import { giveBack } from './give-back.ts';
import { tellHolder } from './notices.ts';

/** Who may give points back: the merchant that gave it out or whose offer it is, and who keeps the merchants there. */
const mayRefund = (eye: Eye, mine: readonly string[], { merchantId, givenBy }: Pick<VoucherRow, 'merchantId' | 'givenBy'>): boolean =>
  mine.includes(givenBy ?? merchantId) || mayManage(eye.viewer, pathOf(eye, merchantId));

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
    async ({ eye, tx, log }) => {
      const voucher = (await lockVoucher(tx, id)) ?? fail('offers.voucher_not_found');
      if (!mayRefund(eye, await merchantsOf(tx, viewer.accountId), voucher)) fail('session.forbidden');
      await giveBack(eye, tx, voucher, { by: viewer.accountId, reason: body.reason, goodsBack: body.goodsBack });
      await tellHolder(eye, tx, voucher, 'refunded');
      await log('offers.refunded', id, { reason: body.reason, data: { points: voucher.points } });
      return id;
    },
    ({ eye, tx }, done) => voucherShown(eye, tx, done),
  );
