import type { Tx } from '#kernel/db.ts';
import { changeOrder, insertOrders, type NewOrder, type OrderRow } from '../store/orders.ts';
import { insertShare, type ShareRow } from '../store/shares.ts';

/** An order of a district that is made and not lived in, beside its case. */
export interface BroughtOrder {
  readonly order: NewOrder;
  /** Null: it stands in no listing yet. */
  readonly listing: Partial<Omit<OrderRow, 'id' | 'areaPath' | 'areaCode'>> | null;
  readonly shares: readonly ShareRow[];
}

/** Enters orders as they would have been asked, listed and taken on. The transaction sees everything. */
export const bringOrders = async (tx: Tx, brought: readonly BroughtOrder[]): Promise<void> => {
  await insertOrders(
    tx,
    brought.map(({ order }) => order),
  );
  for (const { order, listing, shares } of brought) {
    if (listing) await changeOrder(tx, order.id, listing, [...new Set(shares.map(({ accountId }) => accountId))]);
    for (const share of shares) await insertShare(tx, share);
  }
};
