import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { isGenuine, readDigits, readVoucherCode, stepBegins } from '#contract/offers/voucher-code.ts';
import type { Redemption, redeem as redeemEndpoint } from '#contract/offers/vouchers.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { stepOfDigits } from '../codes.ts';
import { type Context, type Eye, eyeOf, mustVerify, offerCommand } from '../context.ts';
import { presentRedemptions } from '../queries/redemptions.ts';
import { givenAt } from '../store/offers.ts';
import { redemptionsById } from '../store/redemptions.ts';
import { lockVoucher, voucherByNumber } from '../store/vouchers.ts';
import { acceptVoucher } from './accept-voucher.ts';
import type { Use } from './give-out.ts';
import { judgeCode, type Shown } from './judge-code.ts';

/** What is shown by number and digits, which the server alone can tell. */
const byDigits = async (eye: Eye, tx: Tx, text: string, merchantId: string): Promise<Shown> => {
  const typed = readDigits(text) ?? fail('offers.code_unreadable');
  const voucher = await voucherByNumber(tx, typed.number);
  if (!voucher || (await givenAt(tx, merchantId, voucher.offerId)).length === 0) return fail('offers.voucher_not_found');
  if (voucher.expiresAt <= eye.now) fail('offers.voucher_expired');
  const step = await stepOfDigits(eye.ring, voucher.id, typed.digits, eye.now);
  return step === null ? fail('offers.code_old') : { voucherId: voucher.id, step };
};

/** Gives something out for a voucher. Of several who read it at once one gives it out; a repeat of the same gets the same answer. */
export const redeem = async (
  context: Context,
  viewer: Viewer,
  merchantId: string,
  body: z.output<NonNullable<typeof redeemEndpoint.body>>,
): Promise<Redemption> => {
  const code = readVoucherCode(body.code);
  const { ring, jurisdictionId } = await eyeOf(context, viewer);
  // another district signs with keys of its own: that it is another is the better thing to say
  const genuine = code !== null && code.jurisdictionId === jurisdictionId && (await isGenuine(code, ring.publicKeys()));
  return offerCommand(
    context,
    viewer,
    `offers.redeem ${merchantId}`,
    body,
    async ({ eye, tx }) => {
      await mustVerify(tx, viewer, merchantId);
      if (code !== null && code.jurisdictionId === jurisdictionId && !genuine) fail('offers.code_forged');
      if (code === null && body.offline) fail('offers.code_unreadable');
      const shown = code
        ? judgeCode(eye, code, await givenAt(tx, merchantId, code.offerId), body.offline)
        : await byDigits(eye, tx, body.code, merchantId);
      const voucher = (await lockVoucher(tx, shown.voucherId)) ?? fail('offers.voucher_not_found');
      if (voucher.accountId === viewer.accountId || (await tiedPerson(tx, viewer.accountId)) === voucher.personId)
        fail('offers.own_voucher');
      const usedAt = new Date(stepBegins(shown.step));
      const use: Use = { id: body.id, merchantId, accountId: viewer.accountId, usedAt, offline: body.offline };
      return (await acceptVoucher(eye, tx, voucher, use)).id;
    },
    async ({ eye, tx }, id) => (await presentRedemptions(eye, tx, await redemptionsById(tx, [id])))[0] ?? fail('offers.voucher_not_found'),
  );
};
