import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import type { SubsidyState, Why } from '#contract/subsidies/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A scheme as lists show it. */
export interface SchemeRow {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string | null };
  readonly card: string;
  readonly publishedAt: Date;
}
export const allSchemes = async (tx: Tx): Promise<SchemeRow[]> =>
  (
    await execute<SchemeRow>(
      tx,
      'select code, title, card, published_at as "publishedAt" from subsidy_schemes where jurisdiction_id = :jurisdiction order by published_at desc, code',
    )
  ).rows;
/** Notes what a newly published version says in lists. */
export const keepScheme = async (tx: Tx, code: string, { title, card }: SubsidyScheme, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into subsidy_schemes (jurisdiction_id, code, title, card, published_at) values (:jurisdiction, $1, $2, $3, $4)
     on conflict (jurisdiction_id, code) do update set title = excluded.title, card = excluded.card, published_at = excluded.published_at`,
    [code, JSON.stringify(title), card, at],
  );
};

/** What was reckoned, as it is stored. Sums are whole cents. */
export interface RunRecord {
  readonly id: string;
  readonly scheme: string;
  readonly version: number;
  readonly year: number;
  readonly cardRunId: string;
  readonly cardEdition: number;
  readonly first: string;
  readonly last: string;
  readonly state: SubsidyState;
  readonly wanted: number;
  readonly total: number;
  readonly left: number;
  readonly reckonedAt: Date;
  readonly reckonedBy: string;
  readonly checkedAt: Date | null;
  readonly checkedBy: string | null;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
}
// bigint comes as text; sums stay below 2^53
type Stored = Omit<RunRecord, 'wanted' | 'total' | 'left'> & { readonly wanted: string; readonly total: string; readonly left: string };
const runOf = (row: Stored): RunRecord => ({ ...row, wanted: Number(row.wanted), total: Number(row.total), left: Number(row.left) });
const columns = `r.id, r.scheme, r.version, r.year, r.card_run_id as "cardRunId", r.card_edition as "cardEdition", r.first_day::text as first,
  r.last_day::text as last, r.state, r.wanted::text as wanted, r.total::text as total, r.budget_left::text as left, r.reckoned_at as "reckonedAt",
  r.reckoned_by as "reckonedBy", r.checked_at as "checkedAt", r.checked_by as "checkedBy", r.approved_at as "approvedAt", r.approved_by as "approvedBy"`;
const from = 'subsidy_runs r where r.jurisdiction_id = :jurisdiction';

/** @throws a violation of `subsidy_runs_one` where the period was reckoned */
export const insertRun = async (
  tx: Tx,
  r: Omit<RunRecord, 'state' | 'checkedAt' | 'checkedBy' | 'approvedAt' | 'approvedBy'>,
): Promise<void> => {
  await execute(
    tx,
    `insert into subsidy_runs (jurisdiction_id, id, scheme, version, year, card_run_id, card_edition, first_day, last_day, wanted, total, budget_left,
       reckoned_at, reckoned_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [r.id, r.scheme, r.version, r.year, r.cardRunId, r.cardEdition, r.first, r.last, r.wanted, r.total, r.left, r.reckonedAt, r.reckonedBy],
  );
};
const readRun = async (tx: Tx, id: string, lock: string): Promise<RunRecord | null> => {
  const [row] = (await execute<Stored>(tx, `select ${columns} from ${from} and r.id = $1${lock}`, [id])).rows;
  return row ? runOf(row) : null;
};
export const findRun = (tx: Tx, id: string): Promise<RunRecord | null> => readRun(tx, id, '');
/** The same, held against whoever else takes a step of it. */
export const lockRun = (tx: Tx, id: string): Promise<RunRecord | null> => readRun(tx, id, ' for update');
export const allRuns = async (tx: Tx, limit: number): Promise<RunRecord[]> =>
  (await execute<Stored>(tx, `select ${columns} from ${from} order by r.first_day desc, r.id desc limit $1`, [limit])).rows.map(runOf);
export const setRun = async (tx: Tx, id: string, { state, at, by }: { state: SubsidyState; at: Date; by: string }): Promise<void> => {
  await execute(
    tx,
    `update subsidy_runs set state = $2,
       checked_at = case when $2 = 'checked' then $3::timestamptz else checked_at end, checked_by = case when $2 = 'checked' then $4::uuid else checked_by end,
       approved_at = case when $2 = 'approved' then $3::timestamptz else approved_at end, approved_by = case when $2 = 'approved' then $4::uuid else approved_by end
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, at, by],
  );
};

/** Holds the budget of a year until the transaction ends. */
export const holdBudget = async (tx: Tx, scheme: string, year: number): Promise<void> => {
  await execute(
    tx,
    `insert into subsidy_budgets (jurisdiction_id, scheme, year) values (:jurisdiction, $1, $2)
     on conflict (jurisdiction_id, scheme, year) do update set year = excluded.year`,
    [scheme, year],
  );
};
/** What of a year's budget was approved, further lines included. */
export const approvedOf = async (tx: Tx, scheme: string, year: number): Promise<number> =>
  Number(
    (
      await execute<{ sum: string }>(
        tx,
        `select coalesce(sum(l.amount), 0)::text as sum from subsidy_runs r
         join subsidy_lines l on l.jurisdiction_id = :jurisdiction and l.run_id = r.id
         where r.jurisdiction_id = :jurisdiction and r.scheme = $1 and r.year = $2 and r.state = 'approved'`,
        [scheme, year],
      )
    ).rows[0]?.sum ?? 0,
  );

/** A line as it is stored. */
export interface LineRecord {
  readonly subject: string;
  readonly number: number;
  readonly name: string;
  readonly organisationId: string | null;
  readonly company: string;
  readonly households: number | null;
  readonly area: number | null;
  readonly score: number | null;
  readonly share: number | null;
  readonly wanted: number;
  readonly amount: number;
  readonly why: Why | null;
  readonly reason: string;
  readonly paidOn: string | null;
  readonly receipt: string | null;
}
type StoredLine = Omit<LineRecord, 'wanted' | 'amount'> & { readonly wanted: string; readonly amount: string };
const lineColumns = `l.subject, l.number, l.name, l.organisation_id as "organisationId", l.company, l.households, l.area, l.score, l.share,
  l.wanted::text as wanted, l.amount::text as amount, l.why, l.reason, l.paid_on::text as "paidOn", l.receipt`;
export const insertLines = async (
  tx: Tx,
  runId: string,
  lines: readonly Omit<LineRecord, 'paidOn' | 'receipt'>[],
  by: { at: Date; by: string },
): Promise<void> => {
  await execute(
    tx,
    `insert into subsidy_lines (jurisdiction_id, run_id, subject, number, name, organisation_id, company, households, area, score, share, wanted, amount, why,
       reason, decided_at, decided_by)
     select :jurisdiction, $1, l.subject, l.number, l.name, l."organisationId", l.company, l.households, l.area, l.score, l.share, l.wanted, l.amount, l.why,
       l.reason, $3, $4
     from jsonb_to_recordset($2::jsonb) as l (subject text, number int, name text, "organisationId" uuid, company text, households int, area double precision,
       score double precision, share double precision, wanted bigint, amount bigint, why text, reason text)
     returning subject`,
    [runId, JSON.stringify(lines), by.at, by.by],
  );
};
export const linesOf = async (tx: Tx, runId: string): Promise<LineRecord[]> =>
  (
    await execute<StoredLine>(
      tx,
      `select ${lineColumns} from subsidy_lines l where l.jurisdiction_id = :jurisdiction and l.run_id = $1 order by l.company, l.name, l.subject, l.number`,
      [runId],
    )
  ).rows.map((row) => ({ ...row, wanted: Number(row.wanted), amount: Number(row.amount) }));
/** Notes one payment. @returns false where the line was paid before, or there is nothing to pay */
export const payLine = async (
  tx: Tx,
  runId: string,
  { subject, number }: Pick<LineRecord, 'subject' | 'number'>,
  { paidOn, receipt, by }: { paidOn: string; receipt: string; by: string },
): Promise<boolean> => {
  const { rows } = await execute<{ subject: string }>(
    tx,
    `update subsidy_lines set paid_on = $4, receipt = $5, paid_by = $6
     where jurisdiction_id = :jurisdiction and run_id = $1 and subject = $2 and number = $3 and paid_on is null and amount <> 0 returning subject`,
    [runId, subject, number, paidOn, receipt, by],
  );
  return rows.length === 1;
};
/** Sums by run: all lines, and those that were paid. */
export const sumsOf = async (tx: Tx, runIds: readonly string[]): Promise<ReadonlyMap<string, { total: number; paid: number }>> => {
  const { rows } = await execute<{ id: string; total: string; paid: string }>(
    tx,
    `select l.run_id as id, sum(l.amount)::text as total, coalesce(sum(l.amount) filter (where l.paid_on is not null), 0)::text as paid
     from subsidy_lines l where l.jurisdiction_id = :jurisdiction and l.run_id = any($1::uuid[]) group by 1`,
    [runIds],
  );
  return new Map(rows.map(({ id, total, paid }) => [id, { total: Number(total), paid: Number(paid) }]));
};
