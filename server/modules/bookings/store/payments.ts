import type { PaymentKind } from '#contract/bookings/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface PaymentRow {
  readonly id: string;
  readonly bookingId: string;
  readonly what: PaymentKind;
  readonly fen: number;
  readonly receipt: string;
  readonly at: Date;
}

/** What was noted for some bookings, in the order of time. */
export const paymentsOf = async (tx: Tx, bookingIds: readonly string[]): Promise<PaymentRow[]> => {
  if (bookingIds.length === 0) return [];
  const { rows } = await execute<PaymentRow>(
    tx,
    `select p.id, p.booking_id as "bookingId", p.what, p.fen, p.receipt, p.noted_at as at from booking_payments p
     where p.jurisdiction_id = :jurisdiction and p.booking_id = any($1::uuid[]) order by p.noted_at, p.id`,
    [bookingIds],
  );
  return rows;
};

export const insertPayment = (tx: Tx, p: PaymentRow, by: string): Promise<unknown> =>
  execute(
    tx,
    `insert into booking_payments (jurisdiction_id, id, booking_id, what, fen, receipt, noted_by, noted_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7)`,
    [p.id, p.bookingId, p.what, p.fen, p.receipt, by, p.at],
  );
