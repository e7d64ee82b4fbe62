import type { RaterKind } from '#contract/evaluations/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Result } from '../domain/results.ts';

/** Who rates whom. */
export interface PairRecord {
  readonly raterKey: string;
  readonly raterKind: RaterKind;
  readonly raterName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly weight: number;
}
const pairColumns = `p.rater_key as "raterKey", p.rater_kind as "raterKind", p.rater_name as "raterName", p.department_id as "departmentId",
  p.department_name as "departmentName", p.weight`;

/** Makes the pairs of a draft those given; what stays keeps its weight. */
export const setPairs = async (tx: Tx, evaluationId: string, pairs: readonly Omit<PairRecord, 'weight'>[]): Promise<void> => {
  const rows = JSON.stringify(pairs);
  await execute(
    tx,
    `delete from evaluation_pairs p where p.jurisdiction_id = :jurisdiction and p.evaluation_id = $1 and not exists (
       select 1 from jsonb_to_recordset($2::jsonb) as n ("raterKey" text, "departmentId" uuid) where n."raterKey" = p.rater_key and n."departmentId" = p.department_id)`,
    [evaluationId, rows],
  );
  await execute(
    tx,
    `insert into evaluation_pairs (jurisdiction_id, evaluation_id, rater_key, department_id, rater_kind, rater_name, department_name)
     select :jurisdiction, $1, n."raterKey", n."departmentId", n."raterKind", n."raterName", n."departmentName"
     from jsonb_to_recordset($2::jsonb) as n ("raterKey" text, "departmentId" uuid, "raterKind" text, "raterName" text, "departmentName" text)
     on conflict (jurisdiction_id, evaluation_id, rater_key, department_id) do update set rater_name = excluded.rater_name,
       department_name = excluded.department_name
     returning rater_key`,
    [evaluationId, rows],
  );
};
export const pairsOf = async (tx: Tx, evaluationId: string): Promise<PairRecord[]> =>
  (
    await execute<PairRecord>(
      tx,
      `select ${pairColumns} from evaluation_pairs p where p.jurisdiction_id = :jurisdiction and p.evaluation_id = $1
       order by p.rater_kind, p.rater_key, p.department_name, p.department_id`,
      [evaluationId],
    )
  ).rows;
export const setWeights = async (
  tx: Tx,
  evaluationId: string,
  weights: readonly Pick<PairRecord, 'raterKey' | 'departmentId' | 'weight'>[],
): Promise<void> => {
  await execute(
    tx,
    `update evaluation_pairs p set weight = n.weight
     from jsonb_to_recordset($2::jsonb) as n ("raterKey" text, "departmentId" uuid, weight double precision)
     where p.jurisdiction_id = :jurisdiction and p.evaluation_id = $1 and p.rater_key = n."raterKey" and p.department_id = n."departmentId"`,
    [evaluationId, JSON.stringify(weights)],
  );
};

/** A filled sheet with its pair. */
export interface SheetRecord extends PairRecord {
  readonly points: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, string>>;
  readonly edit: number;
}
/** @param raters sheets of these raters alone; null: of all */
export const sheetsOf = async (tx: Tx, evaluationId: string, raters: readonly string[] | null): Promise<SheetRecord[]> =>
  (
    await execute<SheetRecord>(
      tx,
      `select ${pairColumns}, s.points, s.words, s.edit from evaluation_sheets s join evaluation_pairs p on p.jurisdiction_id = :jurisdiction
         and p.evaluation_id = s.evaluation_id and p.rater_key = s.rater_key and p.department_id = s.department_id
       where s.jurisdiction_id = :jurisdiction and s.evaluation_id = $1 and ($2::text[] is null or s.rater_key = any($2))`,
      [evaluationId, raters],
    )
  ).rows;
/** How many sheets came of each rater; what is on them is not read. */
export const cameBy = async (tx: Tx, evaluationId: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await execute<{ key: string; n: number }>(
    tx,
    'select rater_key as key, count(*)::int as n from evaluation_sheets where jurisdiction_id = :jurisdiction and evaluation_id = $1 group by 1',
    [evaluationId],
  );
  return new Map(rows.map(({ key, n }) => [key, n]));
};
/** Fills a sheet, or corrects the one that was filled so many times. @returns whether nobody did in the meantime */
export const keepSheet = async (
  tx: Tx,
  s: {
    evaluationId: string;
    raterKey: string;
    departmentId: string;
    edit: number;
    points: object;
    words: object;
    by: string;
    at: Date;
  },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into evaluation_sheets as s (jurisdiction_id, evaluation_id, rater_key, department_id, points, words, edit, filled_by, filled_at)
     values (:jurisdiction, $1, $2, $3, $5, $6, $4::int + 1, $7, $8)
     on conflict (jurisdiction_id, evaluation_id, rater_key, department_id) do update set points = excluded.points, words = excluded.words, edit = excluded.edit,
       filled_by = excluded.filled_by, filled_at = excluded.filled_at where s.edit = $4::int returning s.edit`,
    [s.evaluationId, s.raterKey, s.departmentId, s.edit, JSON.stringify(s.points), JSON.stringify(s.words), s.by, s.at],
  );
  return rows.length === 1;
};

export interface ResultRecord extends Result {
  readonly departmentId: string;
  readonly departmentName: string;
}
export const insertResults = async (tx: Tx, evaluationId: string, results: readonly ResultRecord[]): Promise<void> => {
  await execute(
    tx,
    `insert into evaluation_results (jurisdiction_id, evaluation_id, department_id, department_name, due, came, percent, things)
     select :jurisdiction, $1, r."departmentId", r."departmentName", r.due, r.came, r.percent, r.things
     from jsonb_to_recordset($2::jsonb) as r ("departmentId" uuid, "departmentName" text, due int, came int, percent double precision, things jsonb)
     returning department_id`,
    [evaluationId, JSON.stringify(results)],
  );
};
/** @param departments results of these alone; null: of all */
export const resultsOf = async (tx: Tx, evaluationId: string, departments: readonly string[] | null): Promise<ResultRecord[]> =>
  (
    await execute<ResultRecord>(
      tx,
      `select r.department_id as "departmentId", r.department_name as "departmentName", r.due, r.came, r.percent, r.things from evaluation_results r
       where r.jurisdiction_id = :jurisdiction and r.evaluation_id = $1 and ($2::uuid[] is null or r.department_id = any($2))
       order by r.department_name, r.department_id`,
      [evaluationId, departments],
    )
  ).rows;
/** What came of departments in evaluations that were closed and whose rated period ends within days. */
export const resultsWithin = async (
  tx: Tx,
  [first, last]: readonly [string, string],
): Promise<{ departmentId: string; came: number; percent: number | null }[]> =>
  (
    await execute<{ departmentId: string; came: number; percent: number | null }>(
      tx,
      `select r.department_id as "departmentId", r.came, r.percent from evaluations e
       join evaluation_results r on r.jurisdiction_id = :jurisdiction and r.evaluation_id = e.id
       where e.jurisdiction_id = :jurisdiction and e.state = 'closed' and e.last_day between $1::date and $2::date`,
      [first, last],
    )
  ).rows;
