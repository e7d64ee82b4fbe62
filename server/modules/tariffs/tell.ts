import { seeAll, type Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { View } from './context.ts';
import type { BookingRow } from './store/bookings.ts';

/** Sums in yuan as notices name them. */
export const yuanText = (fen: number): string => String(fen / 100);

/** Tells those who serve for the company. */
export const tellCompany = (
  tx: Tx,
  { jurisdictionId, now }: View,
  b: Pick<BookingRow, 'id' | 'organisationId' | 'name' | 'day' | 'slot'>,
  variant: 'booked' | 'agreed' | 'declined' | 'cancelled',
  cause: string,
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'tariffs.company',
      variant,
      to: { permission: 'tariffs.serve', organisation: b.organisationId },
      subject: b.id,
      data: { name: b.name, day: b.day, slot: b.slot },
      cause,
      at: now,
    },
  ]);

/** Tells whoever booked. */
export const tellBooker = async (
  tx: Tx,
  { jurisdictionId, book, now }: View,
  b: BookingRow,
  variant: 'confirmed' | 'coming' | 'asked' | 'done' | 'refused',
  cause: string,
  fen: number = b.fen,
): Promise<void> => {
  await seeAll(tx);
  await notify(tx, jurisdictionId, [
    {
      kind: 'tariffs.booker',
      variant,
      to: { accounts: [b.accountId] },
      subject: b.id,
      data: { name: b.name, day: b.day, slot: b.slot, company: book.get(b.organisationId)?.name ?? '', yuan: yuanText(fen) },
      cause,
      at: now,
    },
  ]);
};
