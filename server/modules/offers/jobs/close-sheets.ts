import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { tellMerchant } from '../commands/notices.ts';
import { settleSheet } from '../commands/settle-sheet.ts';
import { type Acting, type Context, viewOf } from '../context.ts';
import { lockSheet, sheetsToClose } from '../store/sheets.ts';

const batch = 200;

/** Closes one sheet and tells the merchant: it waits for whoever is writing a line. */
const close = async (view: Acting, tx: Tx, merchantId: string, period: string): Promise<void> => {
  if ((await lockSheet(tx, merchantId, period))?.state !== 'open') return;
  const { lines, points } = await settleSheet(view, tx, merchantId, period);
  if (lines > 0)
    await tellMerchant(view, tx, merchantId, { variant: 'closed', cause: `${merchantId} ${period}`, data: { period, points } });
};

/** Closes sheets that are over, each in a transaction of its own. Gives how many. */
export const closeSheetsOver = async (view: Acting, write: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>): Promise<number> => {
  let n = 0;
  for (let open = [{ merchantId: '', period: '' }]; open.length > 0; n += open.length) {
    open = await write((tx) => sheetsToClose(tx, shanghaiDay(view.now), batch));
    for (const { merchantId, period } of open) await write((tx) => close(view, tx, merchantId, period));
  }
  return n;
};

/** Closes the sheets of months and quarters that are over. */
export const closeSheets = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'offers.close-sheets', async (jurisdictionId) => {
    const view = await viewOf(context, jurisdictionId);
    const write = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => context.kernel.db.write(systemAccess(jurisdictionId), run);
    await closeSheetsOver(view, write);
  });
