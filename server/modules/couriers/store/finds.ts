import { openStates } from '#contract/cases/states.ts';
import type { FindOutcome } from '#contract/couriers/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A report of a thing or place that was found to be so. */
export interface FindRow {
  readonly caseId: string;
  readonly accountId: string | null;
  readonly areaCode: string;
  readonly categoryCode: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly outcome: FindOutcome;
  readonly points: number;
}

/** Writes one down. @returns false where its case has one already */
export const insertFind = async (tx: Tx, f: FindRow): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into courier_finds (jurisdiction_id, case_id, account_id, area_code, category_code, lon, lat, found_on, outcome, points)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::date, $8, $9) on conflict (jurisdiction_id, case_id) do nothing returning case_id`,
      [f.caseId, f.accountId, f.areaCode, f.categoryCode, f.lon, f.lat, f.day, f.outcome, f.points],
    )
  ).rows.length > 0;

/** Whose report of a case it was, where that earned something; held. */
export const lockEarned = async (tx: Tx, caseId: string): Promise<boolean> =>
  (
    await execute(
      tx,
      `select f.case_id from courier_finds f where f.jurisdiction_id = :jurisdiction and f.case_id = $1 and f.outcome in ('posted', 'pending', 'capped') for update`,
      [caseId],
    )
  ).rows.length > 0;
export const undoFind = async (tx: Tx, caseId: string): Promise<void> => {
  await execute(
    tx,
    "update courier_finds f set outcome = 'undone', points = 0 where f.jurisdiction_id = :jurisdiction and f.case_id = $1",
    [caseId],
  );
};
export const findOf = async (tx: Tx, caseId: string): Promise<boolean> =>
  (await execute(tx, 'select f.case_id from courier_finds f where f.jurisdiction_id = :jurisdiction and f.case_id = $1', [caseId])).rows
    .length > 0;

/** Degrees of latitude in a metre. */
const degree = 1 / 111_320;
interface Where {
  readonly caseId: string;
  readonly categoryCode: string | null;
  readonly lon: number;
  readonly lat: number;
}
/**
 * Whose earlier reports were of the same category within so many metres: since a day, or of a case that is still open.
 * @returns accounts, null: anonymous; empty: nobody's
 */
export const sameBefore = async (
  tx: Tx,
  { caseId, categoryCode, lon, lat }: Where,
  metres: number,
  since: string,
): Promise<(string | null)[]> => {
  const [dLat, dLon] = [metres * degree, (metres * degree) / Math.cos((lat * Math.PI) / 180)];
  return (
    await execute<{ accountId: string | null }>(
      tx,
      `select f.account_id as "accountId" from courier_finds f join cases c on c.jurisdiction_id = :jurisdiction and c.id = f.case_id
       where f.jurisdiction_id = :jurisdiction and f.category_code is not distinct from $1 and f.case_id <> $2
         and f.lat between $3 and $4 and f.lon between $5 and $6
         and (f.found_on >= $7::date or c.state = any($8::text[])) limit 50`,
      [categoryCode, caseId, lat - dLat, lat + dLat, lon - dLon, lon + dLon, since, [...openStates]],
    )
  ).rows.map(({ accountId }) => accountId);
};

export interface MyFind extends Pick<FindRow, 'caseId' | 'day' | 'outcome' | 'points'> {
  readonly number: string;
}
/** Finds of an account, newest first, before a case. */
export const findsOfAccount = async (tx: Tx, accountId: string, before: string | null, limit: number): Promise<MyFind[]> =>
  (
    await execute<MyFind>(
      tx,
      `select f.case_id as "caseId", f.found_on::text as day, f.outcome, f.points::int as points, c.number
       from courier_finds f join cases c on c.jurisdiction_id = :jurisdiction and c.id = f.case_id
       where f.jurisdiction_id = :jurisdiction and f.account_id = $1 and ($2::uuid is null or f.case_id < $2) order by f.case_id desc limit $3`,
      [accountId, before, limit],
    )
  ).rows;
/** Nobody can tell any more whose they were. */
export const forgetFinds = async (tx: Tx, accountId: string): Promise<void> => {
  await execute(tx, 'update courier_finds f set account_id = null where f.jurisdiction_id = :jurisdiction and f.account_id = $1', [
    accountId,
  ]);
};
