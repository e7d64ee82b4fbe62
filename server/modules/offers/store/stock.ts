import type { StockWhat } from '#contract/offers/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A line in the book of a stock. */
export interface StockRow {
  readonly id: string;
  readonly offerId: string;
  readonly what: StockWhat;
  readonly quantity: number;
  readonly reason: string | null;
  readonly donor: string | null;
  readonly at: Date;
}
const columns = 's.id, s.offer_id as "offerId", s.what, s.quantity, s.reason, s.donor, s.noted_at as at';

export const insertStock = (tx: Tx, rows: readonly StockRow[], by: string | null): Promise<unknown> =>
  execute(
    tx,
    `insert into offer_stock (jurisdiction_id, id, offer_id, what, quantity, reason, donor, noted_by, noted_at)
     select :jurisdiction, g.id, g."offerId", g.what, g.quantity, g.reason, g.donor, $2::uuid, g.at
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "offerId" uuid, what text, quantity int, reason text, donor text, at timestamptz)
     returning id`,
    [JSON.stringify(rows), by],
  );
export const pageOfStock = async (tx: Tx, offerId: string, after: string | null, limit: number): Promise<StockRow[]> =>
  (
    await execute<StockRow>(
      tx,
      `select ${columns} from offer_stock s where s.jurisdiction_id = :jurisdiction and s.offer_id = $1 and ($2::uuid is null or s.id < $2)
       order by s.id desc limit $3`,
      [offerId, after, limit],
    )
  ).rows;
/** Who gave goods of an offer and agreed to be named, latest first. */
export const donorsOf = async (tx: Tx, offerId: string): Promise<string[]> =>
  (
    await execute<{ donor: string }>(
      tx,
      `select s.donor from offer_stock s where s.jurisdiction_id = :jurisdiction and s.offer_id = $1 and s.donor is not null
       group by s.donor order by max(s.noted_at) desc limit 20`,
      [offerId],
    )
  ).rows.map(({ donor }) => donor);
/** What came into the stocks of some merchants, latest first, for a workbook. */
export const linesOfStock = async (tx: Tx, merchantIds: readonly string[], limit: number): Promise<StockRow[]> =>
  (
    await execute<StockRow>(
      tx,
      `select ${columns} from offer_stock s join offers o on o.jurisdiction_id = :jurisdiction and o.id = s.offer_id
       where s.jurisdiction_id = :jurisdiction and o.merchant_id = any($1::uuid[]) and s.what = 'received' order by s.id desc limit $2`,
      [merchantIds, limit],
    )
  ).rows;
