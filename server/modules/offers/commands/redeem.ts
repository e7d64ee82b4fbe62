import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { bornePoints, offlineDays } from '#contract/offers/settings.ts';
import {
  faultOf,
  isGenuine,
  readDigits,
  readVoucherCode,
  stepAt,
  stepBegins,
  stepsOff,
  type VoucherCode,
} from '#contract/offers/voucher-code.ts';
import type { Redemption, redeem as redeemEndpoint } from '#contract/offers/vouchers.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Holder, payingBudget } from '#modules/points/index.ts';
import { stepOfDigits } from '../codes.ts';
import { type Context, type Eye, eyeOf, mustVerify, nameOf, offerCommand, pathOf } from '../context.ts';
import { periodOf } from '../domain/periods.ts';
import { presentRedemptions } from '../queries/redemptions.ts';
import { offersAt } from '../store/offers.ts';
import { firstUses, insertRedemptions, redemptionsById, takeBorne } from '../store/redemptions.ts';
import { lockVoucher, type VoucherRow, voucherByNumber } from '../store/vouchers.ts';
import { bookEntry, openSheet } from './book-entry.ts';
import { giveOut, type Use } from './give-out.ts';
import { tellMerchant } from './notices.ts';

const dayLong = 86_400_000;
const errorOf = {
  foreign: 'offers.code_foreign',
  elsewhere: 'offers.code_elsewhere',
  expired: 'offers.voucher_expired',
  old: 'offers.code_old',
  clock: 'offers.code_clock',
} as const;

/** A voucher somebody shows, and the half minute it was shown in. */
interface Shown {
  readonly voucherId: string;
  readonly step: number;
}

/** What is shown by a code. Taken without a network it is judged by the half minute it was signed for, which nobody else can sign. */
const byCode = (eye: Eye, code: VoucherCode, offerIds: readonly string[], offline: boolean): Shown => {
  const now = eye.now.getTime();
  const fault = faultOf(code, { jurisdictionId: eye.jurisdictionId, offerIds, now: offline ? stepBegins(code.step) : now });
  if (fault) fail(errorOf[fault]);
  if (offline && code.step - stepAt(now) > stepsOff) fail('offers.code_clock');
  const days = settingOf(offlineDays, eye.settings);
  if (offline && stepBegins(code.step) < now - days * dayLong) fail('offers.code_late', { days });
  return { voucherId: code.voucherId, step: code.step };
};

/** What is shown by number and digits, which the server alone can tell. */
const byDigits = async (eye: Eye, tx: Tx, text: string, offerIds: readonly string[]): Promise<Shown> => {
  const typed = readDigits(text) ?? fail('offers.code_unreadable');
  const voucher = await voucherByNumber(tx, typed.number);
  if (!voucher || !offerIds.includes(voucher.offerId)) return fail('offers.voucher_not_found');
  if (voucher.expiresAt <= eye.now) fail('offers.voucher_expired');
  const step = await stepOfDigits(eye.ring, voucher.id, typed.digits, eye.now);
  return step === null ? fail('offers.code_old') : { voucherId: voucher.id, step };
};

/** The budget around a merchant that has as much, held; null: there is none. */
const budgetFor = async (eye: Eye, tx: Tx, merchantId: string, points: number): Promise<Holder | null> => {
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
 * @returns the id of the use
 */
const secondUse = async (eye: Eye, tx: Tx, voucher: VoucherRow, use: Use): Promise<string> => {
  const { now, ledger } = eye;
  const { merchantId } = use;
  const first = (await firstUses(tx, [voucher.id]))[0] ?? null;
  // what one phone read once is one use, though it was sent twice because the first answer did not arrive
  if (first?.accountId === use.accountId && first.merchantId === merchantId && first.usedAt.getTime() === use.usedAt.getTime())
    return first.id;
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
  return use.id;
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
      const offerIds = (await offersAt(tx, [merchantId])).map(({ id }) => id);
      if (code !== null && code.jurisdictionId === jurisdictionId && !genuine) fail('offers.code_forged');
      if (code === null && body.offline) fail('offers.code_unreadable');
      const shown = code ? byCode(eye, code, offerIds, body.offline) : await byDigits(eye, tx, body.code, offerIds);
      const voucher = (await lockVoucher(tx, shown.voucherId)) ?? fail('offers.voucher_not_found');
      if (voucher.accountId === viewer.accountId || (await tiedPerson(tx, viewer.accountId)) === voucher.personId)
        fail('offers.own_voucher');
      const usedAt = new Date(stepBegins(shown.step));
      const use: Use = { id: body.id, merchantId, accountId: viewer.accountId, usedAt, offline: body.offline };
      if (voucher.state === 'bought') await giveOut(eye, tx, voucher, use);
      else if (body.offline) return secondUse(eye, tx, voucher, use);
      else if (voucher.state === 'redeemed')
        fail('offers.voucher_used', { merchant: nameOf(eye, voucher.givenBy ?? ''), at: voucher.endedAt?.toISOString() ?? '' });
      else fail('offers.voucher_over');
      return body.id;
    },
    async ({ eye, tx }, id) => (await presentRedemptions(eye, tx, await redemptionsById(tx, [id])))[0] ?? fail('offers.voucher_not_found'),
  );
};
