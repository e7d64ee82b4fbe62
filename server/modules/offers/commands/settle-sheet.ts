import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import type { View } from '../context.ts';
import { closeSheet, sumsOf } from '../store/sheets.ts';

/**
 * Closes an open sheet that is held: its points go from the merchant's account to what is settled.
 * @returns how many lines it has, and what is to be paid
 */
export const settleSheet = async (
  { ledger, now, jurisdictionId }: Pick<View, 'ledger' | 'now' | 'jurisdictionId'>,
  tx: Tx,
  merchantId: string,
  period: string,
): Promise<{ lines: number; points: number }> => {
  const sums = await sumsOf(tx, [{ merchantId, period }]);
  const points = sums.reduce((all, one) => all + one.points, 0);
  const moved = sums.reduce((all, one) => all + one.moved, 0);
  const settled =
    moved === 0
      ? null
      : await ledger.transfer(tx, {
          id: v7(),
          from: { type: 'merchant', id: merchantId },
          to: { type: 'settled', id: jurisdictionId },
          points: moved,
          what: 'offers.settled',
          subjectId: merchantId,
          facts: { period },
        });
  await closeSheet(tx, merchantId, period, { points, moved, transferId: settled?.transferId ?? null, at: now });
  return { lines: sums.length, points };
};
