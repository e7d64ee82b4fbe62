import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import type { Ledger } from '#modules/points/index.ts';
import { endOf } from '../domain/periods.ts';
import { addVerifiers, insertMerchants, type NewMerchant } from '../store/merchants.ts';
import { insertOffers, type NewOffer } from '../store/offers.ts';
import { confirmSheet, holdSheet, paySheet } from '../store/sheets.ts';
import { insertStock } from '../store/stock.ts';
import { vouchersById } from '../store/vouchers.ts';
import { giveOut } from './give-out.ts';
import { stocked } from './manage-offers.ts';
import { sell } from './sell.ts';
import { settleSheet } from './settle-sheet.ts';

/** A moment of a district that is made and not lived in, with the ledger as it stands then. */
export interface Past {
  readonly jurisdictionId: string;
  readonly ledger: Ledger;
  readonly now: Date;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Merchants with their offers, who gives out for them, and the first line of each stock. */
export const openPast = async (
  tx: Tx,
  merchants: readonly (NewMerchant & { readonly verifierId: string | null })[],
  offers: readonly (NewOffer & { readonly donor: string | null })[],
  at: Date,
): Promise<void> => {
  await insertMerchants(tx, merchants, at);
  await addVerifiers(
    tx,
    merchants.flatMap(({ id, verifierId }) => (verifierId === null ? [] : [{ merchantId: id, accountId: verifierId }])),
    at,
  );
  await insertOffers(tx, offers);
  await insertStock(
    tx,
    offers.flatMap(({ id, stock, donor }) => (stock === null ? [] : [{ ...stocked(id, stock, at), donor }])),
    null,
  );
};

/** Sells one piece and, where somebody gives it out, hands it out. */
export const sellPast = async (
  tx: Tx,
  past: Past,
  of: { offerId: string; personId: string; accountId: string | null; givenBy: { merchantId: string; accountId: string } | null },
): Promise<void> => {
  const id = await sell(past, tx, { id: v7(), offerId: of.offerId, personId: of.personId, accountId: of.accountId });
  const [voucher] = await vouchersById(tx, [id]);
  if (voucher && of.givenBy) await giveOut(past, tx, voucher, { id: v7(), ...of.givenBy, usedAt: past.now, offline: false });
};

/** Closes the sheet of a merchant, and confirms and pays it where that was done. */
export const settlePast = async (
  tx: Tx,
  past: Past,
  of: { merchantId: string; period: string; confirmedBy: string | null; paid: { by: string; receipt: string } | null },
): Promise<void> => {
  const { merchantId, period } = of;
  await holdSheet(tx, merchantId, period, endOf(period), 'update');
  await settleSheet(past, tx, merchantId, period);
  if (of.confirmedBy !== null) await confirmSheet(tx, merchantId, period, of.confirmedBy, past.now);
  if (of.paid) await paySheet(tx, merchantId, period, of.paid.receipt, of.paid.by, past.now);
};
