import { execute, type Tx } from '#kernel/db.ts';

/** Assignments of a plan by area, as far as they ran between two days each: what was due. */
export const dueByArea = async (
  tx: Tx,
  planId: string,
  windows: readonly { key: string; from: string; until: string }[],
): Promise<{ area: string; due: number }[]> =>
  (
    await execute<{ area: string; due: number }>(
      tx,
      `select a.area_code as area, count(*)::int as due
       from unnest($2::date[], $3::date[]) as w (from_on, until_on)
         join visit_assignments a on a.jurisdiction_id = :jurisdiction and a.plan_id = $1 and a.from_on <= w.until_on
           and (a.until_on is null or a.until_on >= w.from_on)
           and (a.ended_at is null or (a.ended_at at time zone 'Asia/Shanghai')::date > w.until_on)
       group by a.area_code`,
      [planId, windows.map(({ from }) => from), windows.map(({ until }) => until)],
    )
  ).rows;
/** Households of a plan that were reached in some of its windows, each once, by area. */
export const doneByArea = async (tx: Tx, planId: string, keys: readonly string[]): Promise<{ area: string; done: number }[]> =>
  (
    await execute<{ area: string; done: number }>(
      tx,
      `select s.area_code as area, count(distinct (s.assignment_id, s.due_key))::int as done from visit_served s
         join visit_assignments a on a.jurisdiction_id = :jurisdiction and a.id = s.assignment_id
       where s.jurisdiction_id = :jurisdiction and s.plan_id = $1 and s.due_key = any($2::text[]) and s.counts group by s.area_code`,
      [planId, keys],
    )
  ).rows;
/** Visits of a plan between two moments, by area and result. */
export const resultsByArea = async (
  tx: Tx,
  planId: string,
  from: Date,
  until: Date,
): Promise<{ area: string; result: string; n: number }[]> =>
  (
    await execute<{ area: string; result: string; n: number }>(
      tx,
      `select s.area_code as area, split_part(v.result, '-', 1) as result, count(*)::int as n from visit_served s
         join visits v on v.jurisdiction_id = :jurisdiction and v.id = s.visit_id
       where s.jurisdiction_id = :jurisdiction and s.plan_id = $1 and s.acted_at >= $2 and s.acted_at < $3 group by 1, 2`,
      [planId, from, until],
    )
  ).rows;
/** Households that a plan visits now, by area. */
export const assignedByArea = async (tx: Tx, planId: string): Promise<{ area: string; n: number }[]> =>
  (
    await execute<{ area: string; n: number }>(
      tx,
      `select a.area_code as area, count(*)::int as n from visit_assignments a
       where a.jurisdiction_id = :jurisdiction and a.plan_id = $1 and a.ended_at is null group by a.area_code`,
      [planId],
    )
  ).rows;

/** Minutes of visits between two moments, and visits of which none were told, by the first digits of the area's code. */
export const minutesByCode = async (
  tx: Tx,
  digits: number,
  from: Date,
  until: Date,
): Promise<{ area: string; minutes: number; untold: number }[]> =>
  (
    await execute<{ area: string; minutes: number; untold: number }>(
      tx,
      `select left(v.area_code, $3::int) as area, coalesce(sum(v.minutes), 0)::int as minutes, count(*) filter (where v.minutes is null)::int as untold
       from visits v where v.jurisdiction_id = :jurisdiction and v.acted_at >= $1 and v.acted_at < $2 group by 1`,
      [from, until, digits],
    )
  ).rows;
