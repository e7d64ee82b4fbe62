import { v7 } from 'uuid';
import { settingOf } from '#contract/kernel/settings.ts';
import { offlineDays } from '#contract/offers/settings.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { bookEntry, openSheet } from '../commands/book-entry.ts';
import { tellHolder } from '../commands/notices.ts';
import { type Acting, type Context, viewOf } from '../context.ts';
import { offersById, putBack } from '../store/offers.ts';
import { endVoucher, lockVoucher, vouchersEnding, vouchersOver } from '../store/vouchers.ts';

const dayLong = 86_400_000;
const batch = 200;

/** Ends one voucher that nobody used: the points go back, good as long as they were, or to the merchant where the offer says so. */
const expire = async (view: Acting, tx: Tx, id: string): Promise<void> => {
  const { now, ledger } = view;
  const voucher = await lockVoucher(tx, id);
  if (voucher?.state !== 'bought') return;
  const [offer] = await offersById(tx, [voucher.offerId]);
  const back = offer?.whenExpired !== 'merchant';
  await endVoucher(tx, id, 'expired', { at: now, by: null });
  if (back) {
    await putBack(tx, voucher.offerId);
    await ledger.void(tx, voucher.transferId, { id: v7(), why: 'expired' });
  } else {
    const { merchantId, points, transferId } = voucher;
    const period = await openSheet(tx, merchantId, now);
    await ledger.post(tx, transferId, { id: v7() });
    await bookEntry(tx, { merchantId, what: 'lapsed', points, voucher, transferId, at: now, period });
  }
  await tellHolder(view, tx, voucher, back ? 'expired' : 'lapsed');
};

/** Ends vouchers whose time is over, each in a transaction of its own. Gives how many. */
export const endVouchersOver = async (view: Acting, write: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>): Promise<number> => {
  const before = new Date(view.now.getTime() - settingOf(offlineDays, view.settings) * dayLong);
  let n = 0;
  for (let ids: string[] = ['']; ids.length > 0; n += ids.length) {
    ids = await write((tx) => vouchersOver(tx, before, batch));
    for (const id of ids) await write((tx) => expire(view, tx, id));
  }
  return n;
};

/**
 * Ends vouchers whose time is over, and reminds of those that end within three days. Points wait as long as a phone without a network may still
 * bring a use of before.
 */
export const expireVouchers = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'offers.expire', async (jurisdictionId) => {
    const view = await viewOf(context, jurisdictionId);
    const write = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => context.kernel.db.write(systemAccess(jurisdictionId), run);
    await endVouchersOver(view, write);
    await write(async (tx) => {
      for (const voucher of await vouchersEnding(tx, view.now, new Date(view.now.getTime() + 3 * dayLong)))
        await tellHolder(view, tx, voucher, 'soon');
    });
  });
