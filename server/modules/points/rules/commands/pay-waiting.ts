import type { Tx } from '#kernel/db.ts';
import type { Context } from '../context.ts';
import { holdWaiting, setPosted } from '../store/earned.ts';
import { payOut } from './earn.ts';

/** Acts paid in one go; what waits beyond them is paid by the job. */
const together = 500;

/** Pays what waits for a budget, oldest first, as far as it reaches; one that does not fit holds up those behind it. @returns how many were paid */
export const payWaiting = async (context: Context, tx: Tx, budgetId: string): Promise<number> => {
  const rows = await holdWaiting(tx, budgetId, together);
  const at = context.kernel.clock.now();
  for (const [n, row] of rows.entries()) {
    const transferId = await payOut(context, tx, row, budgetId);
    if (transferId === null) return n;
    await setPosted(tx, row.id, transferId, at);
  }
  return rows.length;
};
