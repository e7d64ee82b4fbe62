import { execute, type Tx } from '#kernel/db.ts';

export interface BudgetRow {
  readonly id: string;
  readonly areaCode: string;
  readonly title: string;
  readonly payer: string;
  /** Points put into it in one calendar year at most. */
  readonly ceiling: number;
  readonly version: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}
const columns = `b.id, b.area_code as "areaCode", b.title, b.payer, b.ceiling, b.version, b.opened_at as "openedAt", b.closed_at as "closedAt"`;

/** Open budgets, those of the largest areas first. */
export const openBudgets = async (tx: Tx): Promise<BudgetRow[]> =>
  (
    await execute<BudgetRow>(
      tx,
      `select ${columns} from points_budgets b where b.jurisdiction_id = :jurisdiction and b.closed_at is null order by b.area_code`,
    )
  ).rows;

/** A budget; with `hold`, whoever puts points into it or changes it waits until the transaction ends. */
export const findBudget = async (tx: Tx, id: string, hold = false): Promise<BudgetRow | null> =>
  (
    await execute<BudgetRow>(
      tx,
      `select ${columns} from points_budgets b where b.jurisdiction_id = :jurisdiction and b.id = $1 ${hold ? 'for update' : ''}`,
      [id],
    )
  ).rows[0] ?? null;

/** The open budget that pays acts in an area: the one named, else the nearest up the tree; and whether anybody waits for it already. */
export const payingBudget = async (
  tx: Tx,
  areaCode: string,
  named: string | null,
): Promise<{ readonly id: string; readonly awaited: boolean } | null> => {
  const { rows } = await execute<{ id: string; awaited: boolean }>(
    tx,
    `select b.id, exists (select from points_earned e where e.jurisdiction_id = :jurisdiction and e.budget_id = b.id and e.state = 'waiting') as awaited
     from points_budgets b where b.jurisdiction_id = :jurisdiction and b.closed_at is null
       and case when $2::uuid is null then $1::text like b.area_code || '%' else b.id = $2::uuid end
     order by length(b.area_code) desc limit 1`,
    [areaCode, named],
  );
  return rows[0] ?? null;
};

/** @returns false where the area has an open budget already */
export const insertBudget = async (
  tx: Tx,
  b: Pick<BudgetRow, 'id' | 'areaCode' | 'title' | 'payer' | 'ceiling'>,
  by: { readonly actorId: string | null; readonly at: Date },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into points_budgets (jurisdiction_id, id, area_code, title, payer, ceiling, opened_by, opened_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [b.id, b.areaCode, b.title, b.payer, b.ceiling, by.actorId, by.at],
  );
  return rows.length > 0;
};

/** @returns false when somebody else changed it first */
export const changeBudget = async (
  tx: Tx,
  { id, title, payer, ceiling, version, closedAt }: Omit<BudgetRow, 'areaCode' | 'openedAt'>,
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update points_budgets set title = $2, payer = $3, ceiling = $4, closed_at = $6, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1 and version = $5 returning version`,
    [id, title, payer, ceiling, version, closedAt],
  );
  return rows.length > 0;
};

export interface Grant {
  readonly id: string;
  readonly budgetId: string;
  readonly year: number;
  readonly points: number;
  readonly payer: string;
  readonly reason: string;
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
}
export const insertGrant = (tx: Tx, g: Grant): Promise<unknown> =>
  execute(
    tx,
    `insert into points_grants (jurisdiction_id, id, budget_id, year, points, payer, reason, granted_by, granted_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [g.id, g.budgetId, g.year, g.points, g.payer, g.reason, g.grantedBy, g.grantedAt],
  );

/** Points put into a budget in a year. */
export const grantedIn = async (tx: Tx, budgetId: string, year: number): Promise<number> =>
  (
    await execute<{ points: number }>(
      tx,
      `select coalesce(sum(points), 0)::bigint as points from points_grants where jurisdiction_id = :jurisdiction and budget_id = $1 and year = $2`,
      [budgetId, year],
    )
  ).rows[0]?.points ?? 0;

/** How budgets stand: all that was ever put into them, what waits for them, what they bear. */
export const standingOf = async (
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { granted: number; acts: number; points: number; debt: number }>> => {
  const { rows } = await execute<{ id: string; granted: number; acts: number; points: number; debt: number }>(
    tx,
    `select b.id,
       (select coalesce(sum(g.points), 0)::bigint from points_grants g where g.jurisdiction_id = :jurisdiction and g.budget_id = b.id) as granted,
       w.acts, w.points,
       (select coalesce(sum(d.debt), 0)::bigint from points_earned d where d.jurisdiction_id = :jurisdiction and d.budget_id = b.id and d.debt > 0) as debt
     from points_budgets b, lateral (select count(*)::int as acts, coalesce(sum(e.points), 0)::bigint as points from points_earned e
       where e.jurisdiction_id = :jurisdiction and e.budget_id = b.id and e.state = 'waiting') w
     where b.jurisdiction_id = :jurisdiction and b.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** What was put into budgets in a year, newest first. */
export const grantsOf = async (tx: Tx, budgetIds: readonly string[], year: number): Promise<Grant[]> =>
  (
    await execute<Grant>(
      tx,
      `select id, budget_id as "budgetId", year, points, payer, reason, granted_by as "grantedBy", granted_at as "grantedAt"
       from points_grants where jurisdiction_id = :jurisdiction and budget_id = any($1::uuid[]) and year = $2 order by granted_at desc, id desc`,
      [budgetIds, year],
    )
  ).rows;

/** Open budgets that something waits for. */
export const budgetsAwaited = async (tx: Tx): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select b.id from points_budgets b where b.jurisdiction_id = :jurisdiction and b.closed_at is null and exists (
         select from points_earned e where e.jurisdiction_id = :jurisdiction and e.budget_id = b.id and e.state = 'waiting')`,
    )
  ).rows.map(({ id }) => id);
