import { execute, type Tx } from '#kernel/db.ts';
import { within } from './within.ts';

/** A spot check with its figures. */
export interface CheckRow {
  readonly id: string;
  readonly areaPath: string;
  readonly from: string;
  readonly until: string;
  readonly drawnBy: string;
  readonly drawnAt: Date;
  readonly publishedAt: Date | null;
  readonly drawn: number;
  readonly right: number;
  readonly wrong: number;
}
const select = `select c.id, c.area_path::text as "areaPath", c.from_day::text as "from", c.until_day::text as until, c.drawn_by as "drawnBy", c.drawn_at as "drawnAt",
    c.published_at as "publishedAt", count(k.hours_id)::int as drawn, count(*) filter (where k.outcome = 'right')::int as "right",
    count(*) filter (where k.outcome = 'wrong')::int as wrong
  from volunteer_checks c
  join volunteer_checked_hours k on k.jurisdiction_id = c.jurisdiction_id and k.check_id = c.id and k.jurisdiction_id = :jurisdiction
  where c.jurisdiction_id = :jurisdiction`;

/** One spot check; held until the transaction ends when `lock` says so. */
export const findCheck = async (tx: Tx, id: string, lock = false): Promise<CheckRow | null> => {
  if (lock) await execute(tx, 'select from volunteer_checks where jurisdiction_id = :jurisdiction and id = $1 for update', [id]);
  return (await execute<CheckRow>(tx, `${select} and c.id = $1 group by c.jurisdiction_id, c.id`, [id])).rows[0] ?? null;
};
/** Spot checks of some areas, newest first; `areas` null: those that were published. */
export const pageOfChecks = async (tx: Tx, areas: readonly string[] | null, before: string | null, limit: number): Promise<CheckRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const where = areas === null ? 'c.published_at is not null' : within('c.area_code', areas, p);
  const older = before === null ? '' : ` and c.id < ${p(before)}::uuid`;
  const { rows } = await execute<CheckRow>(
    tx,
    `${select} and ${where}${older} group by c.jurisdiction_id, c.id order by c.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};
/** Draws certified hours of an area and a period by chance. @returns how many */
export const drawHours = async (
  tx: Tx,
  c: { id: string; areaPath: string; areaCode: string; from: string; until: string; number: number },
  by: { accountId: string; at: Date },
): Promise<number> => {
  await execute(
    tx,
    `insert into volunteer_checks (jurisdiction_id, id, area_path, from_day, until_day, drawn_by, drawn_at)
     values (:jurisdiction, $1, $2::ltree, $3::date, $4::date, $5, $6)`,
    [c.id, c.areaPath, c.from, c.until, by.accountId, by.at],
  );
  const { rows } = await execute(
    tx,
    `insert into volunteer_checked_hours (jurisdiction_id, check_id, hours_id)
     select :jurisdiction, $1, h.id from volunteer_hours h where h.jurisdiction_id = :jurisdiction and h.area_code >= $2::text and h.area_code < $3::text
       and h.day between $4::date and $5::date and h.state = 'certified' and h.voluntary order by random() limit $6 returning hours_id`,
    [c.id, c.areaCode, `${c.areaCode}~`, c.from, c.until, c.number],
  );
  return rows.length;
};
/** What was found of each of the hours drawn. */
export interface CheckedRow {
  readonly hoursId: string;
  readonly outcome: 'right' | 'wrong' | null;
  readonly words: string | null;
}
export const checkedHours = async (tx: Tx, checkId: string): Promise<CheckedRow[]> =>
  (
    await execute<CheckedRow>(
      tx,
      `select hours_id as "hoursId", outcome, words from volunteer_checked_hours where jurisdiction_id = :jurisdiction and check_id = $1 order by hours_id`,
      [checkId],
    )
  ).rows;
export const noteOutcome = async (
  tx: Tx,
  checkId: string,
  { hoursId, outcome, words }: CheckedRow,
  by: { accountId: string; at: Date },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update volunteer_checked_hours set outcome = $3, words = $4, by_id = $5, at = $6
     where jurisdiction_id = :jurisdiction and check_id = $1 and hours_id = $2 returning hours_id`,
    [checkId, hoursId, outcome, words, by.accountId, by.at],
  );
  return rows.length > 0;
};
export const publish = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(tx, 'update volunteer_checks set published_at = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, at]);
};
