import { execute, type Tx } from '#kernel/db.ts';

export interface RefusalRow {
  readonly id: string;
  readonly code: string;
  readonly prohibition: string | null;
  readonly kind: string;
  readonly askerPath: string;
  readonly askerLevel: string;
  readonly askerName: string;
  readonly areaPath: string;
  readonly at: Date;
  readonly month: string;
}

/** Keeps that a demand was refused; the same request again is the same refusal. */
export const noteRefusal = async (tx: Tx, r: RefusalRow): Promise<void> => {
  await execute(
    tx,
    `insert into demand_refusals (jurisdiction_id, id, code, prohibition, kind, asker_path, asker_level, asker_name, area_path, refused_at, month)
     values (:jurisdiction, $1, $2, $3, $4, $5::ltree, $6, $7, $8::ltree, $9, $10) on conflict do nothing returning id`,
    [r.id, r.code, r.prohibition, r.kind, r.askerPath, r.askerLevel, r.askerName, r.areaPath, r.at, r.month],
  );
};

/** How many demands beyond their limit some areas (codes) may get in a month. */
export const allowancesOf = async (tx: Tx, month: string, areas: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await execute<{ code: string; extra: number }>(
    tx,
    `select a.area_code as code, sum(a.extra)::int as extra from demand_allowances a
     where a.jurisdiction_id = :jurisdiction and a.month = $1::date and a.area_code = any($2::text[]) group by 1`,
    [month, areas],
  );
  return new Map(rows.map(({ code, extra }) => [code, extra]));
};

/** Figures of one month, asker and kind; see the contract for what each counts. */
export interface FigureRow {
  readonly month: string;
  readonly askerName: string;
  readonly askerLevel: string;
  readonly kind: string;
  readonly demands: number;
  readonly minutes: number;
  readonly told: number;
  readonly answered: number;
  readonly late: number;
  readonly outside: number;
  readonly repeated: number;
  readonly complaints: number;
  readonly upheld: number;
}

/** What was demanded within an area (its code) in some months, by month, asker and kind. */
export const figuresOf = async (tx: Tx, area: string, from: string, to: string, today: string): Promise<FigureRow[]> =>
  (
    await execute<FigureRow>(
      tx,
      `with counted as (
         select c.demand_id, count(*) as complaints, count(*) filter (where c.upheld) as upheld from demand_complaints c
           join demands e on e.jurisdiction_id = :jurisdiction and e.id = c.demand_id
         where c.jurisdiction_id = :jurisdiction and e.month between $2::date and $3::date and e.area_code >= $1 and e.area_code < $1 || '~'
         group by c.demand_id
       )
       select to_char(d.month, 'YYYY-MM') as month, d.asker_name as "askerName", d.asker_level as "askerLevel", d.kind, count(*)::int as demands,
         coalesce(sum(d.minutes), 0)::int as minutes, count(d.minutes)::int as told, count(d.answered_at)::int as answered,
         count(*) filter (where d.withdrawn_at is null
           and coalesce((d.answered_at at time zone 'Asia/Shanghai')::date, $4::date) > d.due_on)::int as late,
         count(*) filter (where d.outside)::int as outside, count(d.again_of)::int as repeated, coalesce(sum(k.complaints), 0)::int as complaints, coalesce(sum(k.upheld), 0)::int as upheld
       from demands d left join counted k on k.demand_id = d.id
       where d.jurisdiction_id = :jurisdiction and d.month between $2::date and $3::date and d.area_code >= $1 and d.area_code < $1 || '~'
       group by 1, 2, 3, 4`,
      [area, from, to, today],
    )
  ).rows;

/** What was refused within an area in some months, by month, asker and kind. */
export const refusalsOf = async (
  tx: Tx,
  area: string,
  from: string,
  to: string,
): Promise<{ month: string; askerName: string; askerLevel: string; kind: string; refused: number; withoutBasis: number }[]> =>
  (
    await execute<never>(
      tx,
      `select to_char(r.month, 'YYYY-MM') as month, r.asker_name as "askerName", r.asker_level as "askerLevel", r.kind, count(*)::int as refused,
         count(*) filter (where r.code = 'demands.without_basis')::int as "withoutBasis"
       from demand_refusals r
       where r.jurisdiction_id = :jurisdiction and r.month between $2::date and $3::date and r.area_code >= $1 and r.area_code < $1 || '~'
       group by 1, 2, 3, 4`,
      [area, from, to],
    )
  ).rows;

/** Whether anything is kept of the time before a month. */
export const reachesBack = async (tx: Tx, month: string): Promise<boolean> =>
  (await execute(tx, 'select from demands d where d.jurisdiction_id = :jurisdiction and d.month < $1::date limit 1', [month])).rows.length >
  0;

/** The addressees of a level within an area that were asked most in a month, with how often. */
export const fullestOf = async (
  tx: Tx,
  area: string,
  month: string,
  level: string,
  atLeast: number,
): Promise<{ code: string; count: number }[]> =>
  (
    await execute<{ code: string; count: number }>(
      tx,
      `select d.area_code as code, count(*)::int as count from demands d
       where d.jurisdiction_id = :jurisdiction and d.month = $2::date and d.area_code >= $1 and d.area_code < $1 || '~' and d.area_level = $3
         and d.organisation_id is null and d.withdrawn_at is null
       group by 1 having count(*) >= $4 order by 2 desc, 1 limit 50`,
      [area, month, level, atLeast],
    )
  ).rows;

export const insertAllowance = async (
  tx: Tx,
  a: { id: string; areaPath: string; month: string; extra: number; reason: string; by: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into demand_allowances (jurisdiction_id, id, area_path, month, extra, reason, allowed_by, allowed_at)
     values (:jurisdiction, $1, $2::ltree, $3, $4, $5, $6, $7)`,
    [a.id, a.areaPath, a.month, a.extra, a.reason, a.by, a.at],
  );
};

/** What is in force and asks for something the rule speaks of, by what it asks for. */
export const contentsInForce = async (
  tx: Tx,
  today: string,
): Promise<{ content: string; count: number; excepted: number; over: number; needed: number }[]> =>
  (
    await execute<never>(
      tx,
      `select t.content, count(*)::int as count, count(d.exception_basis)::int as excepted,
         count(*) filter (where d.exception_ends_on < $1::date)::int as over, count(d.need)::int as needed
       from demands d cross join lateral unnest(d.contents) as t(content)
       where d.jurisdiction_id = :jurisdiction and d.contents <> '{}' and d.answered_at is null and d.withdrawn_at is null group by 1`,
      [today],
    )
  ).rows;

/** Demands, repeated ones, refusals and complaints since a day. */
export const countsSince = async (
  tx: Tx,
  month: string,
  today: string,
): Promise<{ demands: number; outside: number; repeated: number; complaints: number; overdue: number; refused: Map<string, number> }> => {
  const { rows } = await execute<{ demands: number; outside: number; repeated: number; complaints: number; overdue: number }>(
    tx,
    `select (select count(*) from demands d where d.jurisdiction_id = :jurisdiction and d.month >= $1::date)::int as demands,
       (select count(*) from demands d where d.jurisdiction_id = :jurisdiction and d.month >= $1::date and d.outside)::int as outside,
       (select count(d.again_of) from demands d where d.jurisdiction_id = :jurisdiction and d.month >= $1::date)::int as repeated,
       (select count(*) from demand_complaints c where c.jurisdiction_id = :jurisdiction and c.complained_at >= $1::date)::int as complaints,
       (select count(*) from demand_complaints c where c.jurisdiction_id = :jurisdiction and c.answered_at is null and c.due_on < $2::date)::int
         as overdue`,
    [month, today],
  );
  const refused = await execute<{ prohibition: string; count: number }>(
    tx,
    `select coalesce(r.prohibition, 'basis') as prohibition, count(*)::int as count from demand_refusals r
     where r.jurisdiction_id = :jurisdiction and r.month >= $1::date group by 1`,
    [month],
  );
  return {
    ...(rows[0] as { demands: number; outside: number; repeated: number; complaints: number; overdue: number }),
    refused: new Map(refused.rows.map(({ prohibition, count }) => [prohibition, count])),
  };
};
