import type { Result } from '#contract/credits/api.ts';
import type { YearState } from '#contract/credits/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A year that was rated, as it is stored. */
export interface YearRecord {
  readonly id: string;
  readonly year: number;
  readonly version: number;
  readonly state: YearState;
  readonly edition: number;
  readonly publicUntil: string;
}
const columns = 'y.id, y.year, y.version, y.state, y.edition, y.public_until::text as "publicUntil"';
const from = 'credit_years y where y.jurisdiction_id = :jurisdiction';

/** @throws a violation of `credit_years_one` where the year was rated */
export const insertYear = async (
  tx: Tx,
  y: Pick<YearRecord, 'id' | 'year' | 'version' | 'publicUntil'> & { at: Date; by: string },
): Promise<void> => {
  await execute(
    tx,
    'insert into credit_years (jurisdiction_id, id, year, version, public_until, rated_at, rated_by) values (:jurisdiction, $1, $2, $3, $4, $5, $6)',
    [y.id, y.year, y.version, y.publicUntil, y.at, y.by],
  );
};
const readYear = async (tx: Tx, id: string, lock: string): Promise<YearRecord | null> =>
  (await execute<YearRecord>(tx, `select ${columns} from ${from} and y.id = $1${lock}`, [id])).rows[0] ?? null;
export const findYear = (tx: Tx, id: string): Promise<YearRecord | null> => readYear(tx, id, '');
/** The same, held against whoever else takes a step of it. */
export const lockYear = (tx: Tx, id: string): Promise<YearRecord | null> => readYear(tx, id, ' for update');
/** The same for whoever objects: with others, but not beside whoever takes a step. */
export const holdYear = (tx: Tx, id: string): Promise<YearRecord | null> => readYear(tx, id, ' for share');
export const allYears = async (tx: Tx, limit: number): Promise<YearRecord[]> =>
  (await execute<YearRecord>(tx, `select ${columns} from ${from} order by y.year desc limit $1`, [limit])).rows;
export const setYear = async (tx: Tx, id: string, { state, edition }: Pick<YearRecord, 'state' | 'edition'>): Promise<void> => {
  await execute(tx, 'update credit_years set state = $2, edition = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    state,
    edition,
  ]);
};

/** A company's rating in one edition of a year. */
export interface RatingRecord {
  readonly companyId: string;
  readonly name: string;
  readonly result: Result;
  /** What counted. */
  readonly entries: { readonly id: string; readonly name: { readonly zh: string; readonly en: string | null }; readonly points: number }[];
}
/** Writes an edition with all its ratings. They are never changed. */
export const insertEdition = async (
  tx: Tx,
  edition: { yearId: string; number: number; at: Date; by: string; reason: string },
  ratings: readonly RatingRecord[],
): Promise<void> => {
  const { yearId, number } = edition;
  await execute(
    tx,
    'insert into credit_editions (jurisdiction_id, year_id, edition, made_at, made_by, reason) values (:jurisdiction, $1, $2, $3, $4, $5)',
    [yearId, number, edition.at, edition.by, edition.reason],
  );
  await execute(
    tx,
    `insert into credit_ratings (jurisdiction_id, year_id, edition, organisation_id, name, result, entries)
     select :jurisdiction, $1, $2, r."companyId", r.name, r.result, r.entries
     from jsonb_to_recordset($3::jsonb) as r ("companyId" uuid, name text, result jsonb, entries jsonb) returning organisation_id`,
    [yearId, number, JSON.stringify(ratings)],
  );
};
export const ratingsOf = async (tx: Tx, yearId: string, edition: number): Promise<RatingRecord[]> =>
  (
    await execute<RatingRecord>(
      tx,
      `select organisation_id as "companyId", name, result, entries from credit_ratings
       where jurisdiction_id = :jurisdiction and year_id = $1 and edition = $2 order by organisation_id`,
      [yearId, edition],
    )
  ).rows;
export const editionsOf = async (tx: Tx, yearId: string): Promise<{ edition: number; madeAt: Date; reason: string }[]> =>
  (
    await execute<{ edition: number; madeAt: Date; reason: string }>(
      tx,
      'select edition, made_at as "madeAt", reason from credit_editions where jurisdiction_id = :jurisdiction and year_id = $1 order by edition',
      [yearId],
    )
  ).rows;
/** A company's ratings in the newest editions, the newest year first. */
export const yearsOfCompany = async (tx: Tx, companyId: string, limit: number): Promise<(YearRecord & { readonly result: Result })[]> =>
  (
    await execute<YearRecord & { readonly result: Result }>(
      tx,
      `select ${columns}, r.result from credit_years y
       join credit_ratings r on r.jurisdiction_id = :jurisdiction and r.year_id = y.id and r.edition = y.edition and r.organisation_id = $1
       where y.jurisdiction_id = :jurisdiction order by y.year desc limit $2`,
      [companyId, limit],
    )
  ).rows;
