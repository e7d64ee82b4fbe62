import { shanghaiDay } from '#contract/kernel/day.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import { moveVouchers, moveVouchersBack, voucherTies } from './store/persons.ts';

/** A voucher hangs on whoever bought it; nobody but they are shown it. */
export const voucherUse: PersonUse = {
  name: 'offers.voucher',
  basis: 'contract',
  keepYears: 3,
  discreet: true,
  ties: async ({ territory }, tx, ids) =>
    (await voucherTies(tx, ids)).map(({ personId, current, until }) => ({
      personId,
      kind: 'voucher',
      word: 'persons:uses.offers.voucher.one',
      at: territory.describe(territory.root),
      path: null,
      current,
      until: until === null ? null : shanghaiDay(until),
    })),
  move: moveVouchers,
  moveBack: moveVouchersBack,
};
