import { settingOf } from '#contract/kernel/settings.ts';
import { offlineDays } from '#contract/offers/settings.ts';
import { faultOf, stepAt, stepBegins, stepsOff, type VoucherCode } from '#contract/offers/voucher-code.ts';
import { fail } from '#kernel/errors.ts';
import type { View } from '../context.ts';

const dayLong = 86_400_000;
const errorOf = {
  foreign: 'offers.code_foreign',
  elsewhere: 'offers.code_elsewhere',
  expired: 'offers.voucher_expired',
  old: 'offers.code_old',
  clock: 'offers.code_clock',
} as const;

/** A voucher somebody shows, and the half minute it was shown in. */
export interface Shown {
  readonly voucherId: string;
  readonly step: number;
}

/** What is shown by a code. Taken without a network it is judged by the half minute it was signed for, which nobody else can sign. */
export const judgeCode = (
  eye: Pick<View, 'jurisdictionId' | 'settings' | 'now'>,
  code: Pick<VoucherCode, 'jurisdictionId' | 'voucherId' | 'offerId' | 'expiresAt' | 'step'>,
  offerIds: readonly string[],
  offline: boolean,
): Shown => {
  const now = eye.now.getTime();
  const fault = faultOf(code, { jurisdictionId: eye.jurisdictionId, offerIds, now: offline ? stepBegins(code.step) : now });
  if (fault) fail(errorOf[fault]);
  if (offline && code.step - stepAt(now) > stepsOff) fail('offers.code_clock');
  const days = settingOf(offlineDays, eye.settings);
  if (offline && stepBegins(code.step) < now - days * dayLong) fail('offers.code_late', { days });
  return { voucherId: code.voucherId, step: code.step };
};
