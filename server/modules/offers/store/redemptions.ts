import type { Outcome } from '#contract/offers/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** One time a voucher was given something for. */
export interface RedemptionRow {
  readonly id: string;
  readonly voucherId: string;
  readonly offerId: string;
  readonly merchantId: string;
  readonly accountId: string;
  readonly points: number;
  readonly usedAt: Date;
  readonly receivedAt: Date;
  readonly offline: boolean;
  readonly outcome: Outcome;
}
const columns = `r.id, r.voucher_id as "voucherId", r.offer_id as "offerId", r.merchant_id as "merchantId", r.account_id as "accountId", r.points,
  r.used_at as "usedAt", r.received_at as "receivedAt", r.offline, r.outcome`;
const own = 'r.jurisdiction_id = :jurisdiction';

export const redemptionsById = async (tx: Tx, ids: readonly string[]): Promise<RedemptionRow[]> =>
  (await executeByKey<RedemptionRow>(tx, `select ${columns} from offer_redemptions r where ${own} and r.id = any($1::uuid[])`, [ids])).rows;
/** The first use of some vouchers. */
export const firstUses = async (tx: Tx, voucherIds: readonly string[]): Promise<RedemptionRow[]> =>
  (
    await executeByKey<RedemptionRow>(
      tx,
      `select ${columns} from offer_redemptions r where ${own} and r.voucher_id = any($1::uuid[]) and r.outcome = 'redeemed'`,
      [voucherIds],
    )
  ).rows;
export const insertRedemptions = (tx: Tx, rows: readonly RedemptionRow[]): Promise<unknown> =>
  executeByKey(
    tx,
    `insert into offer_redemptions (jurisdiction_id, id, voucher_id, offer_id, merchant_id, account_id, points, used_at, received_at, offline, outcome)
     select :jurisdiction, g.id, g."voucherId", g."offerId", g."merchantId", g."accountId", g.points, g."usedAt", g."receivedAt", g.offline, g.outcome
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "voucherId" uuid, "offerId" uuid, "merchantId" uuid, "accountId" uuid, points int,
       "usedAt" timestamptz, "receivedAt" timestamptz, offline boolean, outcome text) returning id`,
    [JSON.stringify(rows)],
  );
/** What a merchant gave out within a span, newest first. */
export const pageOfRedemptions = async (
  tx: Tx,
  merchantId: string,
  from: Date,
  until: Date,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<RedemptionRow[]> =>
  (
    await execute<RedemptionRow>(
      tx,
      `select ${columns} from offer_redemptions r where ${own} and r.merchant_id = $1 and r.received_at >= $2 and r.received_at < $3
         and ($4::timestamptz is null or (r.received_at, r.id) < ($4, $5::uuid)) order by r.received_at desc, r.id desc limit $6`,
      [merchantId, from, until, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

/**
 * Takes points of a month from what the district bears of second uses. Who asks at the same time waits for the row.
 * @returns whether there was as much left
 */
export const takeBorne = async (tx: Tx, month: string, points: number, limit: number): Promise<boolean> => {
  await executeByKey(tx, 'insert into offer_borne (jurisdiction_id, month, points) values (:jurisdiction, $1, 0) on conflict do nothing', [
    month,
  ]);
  const { rows } = await executeByKey(
    tx,
    `update offer_borne set points = points + $2 where jurisdiction_id = :jurisdiction and month = $1 and points + $2 <= $3 returning month`,
    [month, points, limit],
  );
  return rows.length === 1;
};
