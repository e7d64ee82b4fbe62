import type { EntryWhat, SettlementState } from '#contract/offers/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** A settlement sheet as stored. */
export interface SheetRow {
  readonly merchantId: string;
  readonly period: string;
  readonly endsOn: string;
  readonly state: SettlementState;
  readonly points: number | null;
  readonly closedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly receipt: string | null;
  readonly paidAt: Date | null;
}
const columns = `s.merchant_id as "merchantId", s.period, s.ends_on::text as "endsOn", s.state, s.points, s.closed_at as "closedAt",
  s.confirmed_at as "confirmedAt", s.receipt, s.paid_at as "paidAt"`;
const own = 's.jurisdiction_id = :jurisdiction';

/**
 * Holds a sheet, opened when first asked for: shared by those who write lines, alone by whoever closes it, so that a closed sheet has every line
 * it will ever have.
 */
export const holdSheet = async (tx: Tx, merchantId: string, period: string, endsOn: string, how: 'share' | 'update'): Promise<SheetRow> => {
  await executeByKey(
    tx,
    `insert into offer_settlements (jurisdiction_id, merchant_id, period, ends_on, state) values (:jurisdiction, $1, $2, $3::date, 'open')
     on conflict do nothing`,
    [merchantId, period, endsOn],
  );
  const { rows } = await executeByKey<SheetRow>(
    tx,
    `select ${columns} from offer_settlements s where ${own} and s.merchant_id = $1 and s.period = $2 for ${how}`,
    [merchantId, period],
  );
  return rows[0] as SheetRow;
};
export const lockSheet = async (tx: Tx, merchantId: string, period: string): Promise<SheetRow | null> =>
  (
    await executeByKey<SheetRow>(
      tx,
      `select ${columns} from offer_settlements s where ${own} and s.merchant_id = $1 and s.period = $2 for update`,
      [merchantId, period],
    )
  ).rows[0] ?? null;

/** A line of a sheet. */
export interface EntryRow {
  readonly id: string;
  readonly merchantId: string;
  readonly period: string;
  readonly what: EntryWhat;
  readonly points: number;
  readonly settledBefore: boolean;
  readonly voucherId: string;
  readonly offerId: string;
  readonly transferId: string;
  readonly at: Date;
}
const entryColumns = `e.id, e.merchant_id as "merchantId", e.period, e.what, e.points, e.settled_before as "settledBefore", e.voucher_id as "voucherId",
  e.offer_id as "offerId", e.transfer_id as "transferId", e.noted_at as at`;
export const insertEntries = (tx: Tx, rows: readonly EntryRow[]): Promise<unknown> =>
  executeByKey(
    tx,
    `insert into offer_entries (jurisdiction_id, id, merchant_id, period, what, points, settled_before, voucher_id, offer_id, transfer_id, noted_at)
     select :jurisdiction, g.id, g."merchantId", g.period, g.what, g.points, g."settledBefore", g."voucherId", g."offerId", g."transferId", g.at
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "merchantId" uuid, period text, what text, points int, "settledBefore" boolean,
       "voucherId" uuid, "offerId" uuid, "transferId" uuid, at timestamptz) returning id`,
    [JSON.stringify(rows)],
  );
/** The line by which a voucher's points came to whoever gave it out. */
export const incomeOf = async (tx: Tx, voucherId: string): Promise<EntryRow | null> =>
  (
    await executeByKey<EntryRow>(
      tx,
      `select ${entryColumns} from offer_entries e where e.jurisdiction_id = :jurisdiction and e.voucher_id = $1 and e.what in ('redeemed', 'lapsed')`,
      [voucherId],
    )
  ).rows[0] ?? null;

/** Sums of the lines of some sheets. */
export interface SumRow {
  readonly merchantId: string;
  readonly period: string;
  readonly what: EntryWhat;
  readonly count: number;
  readonly points: number;
  /** Of them what was not settled before, which is what the merchant's account moved by. */
  readonly moved: number;
}
export const sumsOf = async (tx: Tx, sheets: readonly Pick<SheetRow, 'merchantId' | 'period'>[]): Promise<SumRow[]> =>
  sheets.length === 0
    ? []
    : (
        await execute<SumRow>(
          tx,
          `select e.merchant_id as "merchantId", e.period, e.what, count(*)::int as count, sum(e.points)::int as points,
             coalesce(sum(e.points) filter (where not e.settled_before), 0)::int as moved
           from offer_entries e where e.jurisdiction_id = :jurisdiction and e.merchant_id = any($1::uuid[]) and e.period = any($2::text[])
           group by e.merchant_id, e.period, e.what`,
          [[...new Set(sheets.map((one) => one.merchantId))], [...new Set(sheets.map((one) => one.period))]],
        )
      ).rows;

/** Sheets of some merchants, latest first. */
export const pageOfSheets = async (
  tx: Tx,
  f: { merchantIds: readonly string[]; states: readonly SettlementState[] | null; period?: string },
  after: readonly [endsOn: string, merchantId: string, period: string] | null,
  limit: number,
): Promise<SheetRow[]> =>
  (
    await execute<SheetRow>(
      tx,
      `select ${columns} from offer_settlements s where ${own} and s.merchant_id = any($1::uuid[]) and ($2::text[] is null or s.state = any($2))
         and ($3::text is null or s.period = $3)
         and ($4::date is null or (s.ends_on, s.merchant_id, s.period) < ($4::date, $5::uuid, $6)) order by s.ends_on desc, s.merchant_id desc, s.period desc limit $7`,
      [f.merchantIds, f.states, f.period ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    )
  ).rows;
/** Open sheets that ended before a day. */
export const sheetsToClose = async (tx: Tx, today: string, limit: number): Promise<Pick<SheetRow, 'merchantId' | 'period'>[]> =>
  (
    await execute<SheetRow>(
      tx,
      `select ${columns} from offer_settlements s where ${own} and s.state = 'open' and s.ends_on < $1::date order by s.ends_on, s.merchant_id limit $2`,
      [today, limit],
    )
  ).rows;
/** How many closed sheets wait for each of some merchants. */
export const sheetsWaiting = async (tx: Tx, merchantIds: readonly string[]): Promise<{ id: string; n: number }[]> =>
  (
    await execute<{ id: string; n: number }>(
      tx,
      `select s.merchant_id as id, count(*)::int as n from offer_settlements s where ${own} and s.merchant_id = any($1::uuid[]) and s.state = 'closed'
       group by s.merchant_id`,
      [merchantIds],
    )
  ).rows;

const sheetKey = 'jurisdiction_id = :jurisdiction and merchant_id = $1 and period = $2';
/** Closes a sheet: from here on its sum is what is to be paid. */
export const closeSheet = (
  tx: Tx,
  merchantId: string,
  period: string,
  of: { points: number; moved: number; transferId: string | null; at: Date },
): Promise<unknown> =>
  execute(
    tx,
    `update offer_settlements set state = 'closed', points = $3, moved = $4, transfer_id = $5, closed_at = $6 where ${sheetKey} and state = 'open'`,
    [merchantId, period, of.points, of.moved, of.transferId, of.at],
  );
export const confirmSheet = (tx: Tx, merchantId: string, period: string, by: string, at: Date): Promise<unknown> =>
  execute(tx, `update offer_settlements set state = 'confirmed', confirmed_by = $3, confirmed_at = $4 where ${sheetKey}`, [
    merchantId,
    period,
    by,
    at,
  ]);
export const paySheet = (tx: Tx, merchantId: string, period: string, receipt: string, by: string, at: Date): Promise<unknown> =>
  execute(tx, `update offer_settlements set state = 'paid', receipt = $3, paid_by = $4, paid_at = $5 where ${sheetKey}`, [
    merchantId,
    period,
    receipt,
    by,
    at,
  ]);
/** Lines of one sheet, the first noted first. */
export const pageOfEntries = async (
  tx: Tx,
  sheet: { merchantId: string; period: string },
  after: string | null,
  limit: number,
): Promise<EntryRow[]> =>
  (
    await execute<EntryRow>(
      tx,
      `select ${entryColumns} from offer_entries e where e.jurisdiction_id = :jurisdiction and e.merchant_id = $1 and e.period = $2
         and ($3::uuid is null or e.id > $3) order by e.id limit $4`,
      [sheet.merchantId, sheet.period, after, limit],
    )
  ).rows;
/** Lines of all sheets of a period of some merchants, for a workbook. */
export const entriesOfPeriod = async (tx: Tx, merchantIds: readonly string[], period: string, limit: number): Promise<EntryRow[]> =>
  (
    await execute<EntryRow>(
      tx,
      `select ${entryColumns} from offer_entries e where e.jurisdiction_id = :jurisdiction and e.merchant_id = any($1::uuid[]) and e.period = $2
       order by e.merchant_id, e.id limit $3`,
      [merchantIds, period, limit],
    )
  ).rows;
