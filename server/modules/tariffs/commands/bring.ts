import type { Tx } from '#kernel/db.ts';
import { type BookingRow, insertBooking } from '../store/bookings.ts';
import { closeQuote, type ItemRow, insertItem, insertPrice, insertQuote, type QuoteRow } from '../store/items.ts';

/** Price lists and bookings of a district that is made and not lived in. */
export interface BroughtTariffs {
  readonly items: readonly Omit<ItemRow, 'ended' | 'version'>[];
  readonly prices: readonly Parameters<typeof insertPrice>[1][];
  readonly quotes: readonly (QuoteRow & { readonly at: Date; readonly by: string })[];
  readonly bookings: readonly BookingRow[];
}

/** Enters them as they would have come about. The transaction sees everything. */
export const bringTariffs = async (tx: Tx, { items, prices, quotes, bookings }: Partial<BroughtTariffs>): Promise<void> => {
  for (const item of items ?? []) await insertItem(tx, item);
  for (const price of prices ?? []) await insertPrice(tx, price);
  for (const quote of quotes ?? []) {
    await insertQuote(tx, quote);
    if (quote.withdrawn !== null) await closeQuote(tx, quote.id, quote.withdrawn);
  }
  for (const booking of bookings ?? []) await insertBooking(tx, booking);
};
