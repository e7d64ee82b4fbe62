import { v7 } from 'uuid';
import type { EntryWhat } from '#contract/offers/values.ts';
import type { Tx } from '#kernel/db.ts';
import { after, endOf, periodOf } from '../domain/periods.ts';
import { merchantsById } from '../store/merchants.ts';
import { holdSheet, insertEntries } from '../store/sheets.ts';

/** The sheet of a merchant that takes lines now: that of today, or the next where that is closed already. It stays open until the transaction ends. */
export const openSheet = async (tx: Tx, merchantId: string, at: Date): Promise<string> => {
  const [merchant] = await merchantsById(tx, [merchantId]);
  let period = periodOf(at, merchant?.period ?? 'month');
  while ((await holdSheet(tx, merchantId, period, endOf(period), 'share')).state !== 'open') period = after(period);
  return period;
};

/** Writes a line of a merchant's sheet. */
export const bookEntry = async (
  tx: Tx,
  of: {
    merchantId: string;
    what: EntryWhat;
    points: number;
    voucher: { id: string; offerId: string };
    transferId: string;
    at: Date;
    /** Of a sheet that is open and held. */
    period: string;
    settledBefore?: boolean;
  },
): Promise<void> => {
  const { merchantId, what, points, voucher, transferId, at, period, settledBefore = false } = of;
  await insertEntries(tx, [
    { id: v7(), merchantId, period, what, points, settledBefore, voucherId: voucher.id, offerId: voucher.offerId, transferId, at },
  ]);
};
