import type { VoucherState } from '#contract/offers/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** A voucher as stored, with the title of its offer. */
export interface VoucherRow {
  readonly id: string;
  readonly number: string;
  readonly offerId: string;
  readonly merchantId: string;
  readonly personId: string;
  readonly accountId: string | null;
  readonly points: number;
  readonly transferId: string;
  readonly state: VoucherState;
  readonly boughtAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly givenBy: string | null;
  readonly reason: string | null;
}
const columns = `v.id, v.number, v.offer_id as "offerId", v.merchant_id as "merchantId", v.person_id as "personId", v.account_id as "accountId",
  v.points, v.transfer_id as "transferId", v.state, v.bought_at as "boughtAt", v.expires_at as "expiresAt", v.ended_at as "endedAt",
  v.given_by as "givenBy", v.reason`;
const own = 'v.jurisdiction_id = :jurisdiction';

export const vouchersById = async (tx: Tx, ids: readonly string[]): Promise<VoucherRow[]> =>
  ids.length === 0
    ? []
    : (await executeByKey<VoucherRow>(tx, `select ${columns} from offer_vouchers v where ${own} and v.id = any($1::uuid[])`, [ids])).rows;
export const lockVoucher = async (tx: Tx, id: string): Promise<VoucherRow | null> =>
  (await executeByKey<VoucherRow>(tx, `select ${columns} from offer_vouchers v where ${own} and v.id = $1 for update`, [id])).rows[0] ??
  null;
/** An unused voucher by the eight digits that are typed. */
export const voucherByNumber = async (tx: Tx, number: string): Promise<VoucherRow | null> =>
  (
    await executeByKey<VoucherRow>(tx, `select ${columns} from offer_vouchers v where ${own} and v.number = $1 and v.state = 'bought'`, [
      number,
    ])
  ).rows[0] ?? null;

export type NewVoucher = Omit<VoucherRow, 'reason'> & { readonly endedBy: string | null };
/** Enters vouchers. @returns ids of those whose number no other unused one has */
export const insertVouchers = async (tx: Tx, rows: readonly NewVoucher[]): Promise<string[]> =>
  (
    await executeByKey<{ id: string }>(
      tx,
      `insert into offer_vouchers (jurisdiction_id, id, number, offer_id, merchant_id, person_id, account_id, points, transfer_id, state, bought_at,
         expires_at, ended_at, ended_by, given_by)
       select :jurisdiction, g.id, g.number, g."offerId", g."merchantId", g."personId", g."accountId", g.points, g."transferId", g.state,
         g."boughtAt", g."expiresAt", g."endedAt", g."endedBy", g."givenBy"
       from jsonb_to_recordset($1::jsonb) as g (id uuid, number text, "offerId" uuid, "merchantId" uuid, "personId" uuid, "accountId" uuid,
         points int, "transferId" uuid, state text, "boughtAt" timestamptz, "expiresAt" timestamptz, "endedAt" timestamptz, "endedBy" uuid,
         "givenBy" uuid)
       on conflict (jurisdiction_id, number) where state = 'bought' do nothing returning id`,
      [JSON.stringify(rows)],
    )
  ).rows.map(({ id }) => id);

/** Ends a voucher that is held. */
export const endVoucher = (
  tx: Tx,
  id: string,
  state: VoucherState,
  of: { at: Date; by: string | null; givenBy?: string; reason?: string },
): Promise<unknown> =>
  executeByKey(
    tx,
    `update offer_vouchers set state = $2, ended_at = $3, ended_by = $4, given_by = coalesce($5, given_by), reason = $6
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, of.at, of.by, of.givenBy ?? null, of.reason ?? null],
  );

/** How many of an offer somebody had since a moment, and how many unused vouchers they hold. What was given back does not count. */
export const hadOf = async (tx: Tx, offerId: string, personId: string, since: Date | null): Promise<number> =>
  (
    await executeByKey<{ n: number }>(
      tx,
      `select count(*)::int as n from offer_vouchers v where ${own} and v.offer_id = $1 and v.person_id = $2
         and ($3::timestamptz is null or v.bought_at >= $3) and v.state in ('bought', 'redeemed')`,
      [offerId, personId, since],
    )
  ).rows[0]?.n ?? 0;
export const heldBy = async (tx: Tx, personId: string): Promise<number> =>
  (
    await executeByKey<{ n: number }>(
      tx,
      `select count(*)::int as n from offer_vouchers v where ${own} and v.person_id = $1 and v.state = 'bought'`,
      [personId],
    )
  ).rows[0]?.n ?? 0;

/** Vouchers of somebody: those still good, or all others, newest first. */
export const vouchersOf = async (
  tx: Tx,
  personId: string,
  over: boolean,
  now: Date,
  after: string | null,
  limit: number,
): Promise<VoucherRow[]> =>
  (
    await execute<VoucherRow>(
      tx,
      `select ${columns} from offer_vouchers v where ${own} and v.person_id = $1 and (v.state = 'bought' and v.expires_at > $3) = (not $2)
         and ($4::uuid is null or v.id < $4) order by v.id desc limit $5`,
      [personId, over, now, after, limit],
    )
  ).rows;
/** Vouchers of some merchants, newest first. */
export const pageOfVouchers = async (
  tx: Tx,
  f: { merchantIds: readonly string[]; states: readonly VoucherState[] | null; offerId: string | null },
  after: string | null,
  limit: number,
): Promise<VoucherRow[]> =>
  (
    await execute<VoucherRow>(
      tx,
      `select ${columns} from offer_vouchers v where ${own} and v.merchant_id = any($1::uuid[]) and ($2::text[] is null or v.state = any($2))
         and ($3::uuid is null or v.offer_id = $3) and ($4::uuid is null or v.id < $4) order by v.id desc limit $5`,
      [f.merchantIds, f.states, f.offerId, after, limit],
    )
  ).rows;
/** Unused vouchers that were good until before a moment. */
export const vouchersOver = async (tx: Tx, before: Date, limit: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select v.id from offer_vouchers v where ${own} and v.state = 'bought' and v.expires_at <= $1 order by v.expires_at limit $2`,
      [before, limit],
    )
  ).rows.map(({ id }) => id);
/** Unused vouchers that end within a span of time, with the title of what they are for. */
export const vouchersEnding = async (tx: Tx, from: Date, until: Date): Promise<VoucherRow[]> =>
  (
    await execute<VoucherRow>(
      tx,
      `select ${columns} from offer_vouchers v where ${own} and v.state = 'bought' and v.expires_at > $1 and v.expires_at <= $2
       order by v.expires_at limit 2000`,
      [from, until],
    )
  ).rows;

/** What somebody took for points, newest first. */
export const vouchersHeld = async (
  tx: Tx,
  personId: string,
): Promise<Pick<VoucherRow & { title: string }, 'title' | 'boughtAt' | 'points' | 'state'>[]> =>
  (
    await execute<VoucherRow & { title: string }>(
      tx,
      `select o.title, v.bought_at as "boughtAt", v.points, v.state from offer_vouchers v
       join offers o on o.jurisdiction_id = :jurisdiction and o.id = v.offer_id where ${own} and v.person_id = $1 order by v.id desc`,
      [personId],
    )
  ).rows;
