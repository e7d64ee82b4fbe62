import { execute, type Tx } from '#kernel/db.ts';
import type { PastAct } from '../../domain/effect.ts';
import type { Earlier } from '../../domain/pay.ts';

const own = "e.jurisdiction_id = :jurisdiction and e.state <> 'reversed'";
/** One person in so many, the same ones for every question. */
const oneIn = (n: string): string => `mod(abs(hashtext(e.person_id::text)::bigint), ${n}) = 0`;

export const countActs = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await execute<{ count: number }>(
      tx,
      `select count(*)::int as count from points_earned e where ${own} and e.on_day between $1::date and $2::date`,
      [from, to],
    )
  ).rows[0]?.count ?? 0;

/** Acts of some days of one person in so many, by person, in the order in which they were told. */
export const actsBetween = async (tx: Tx, from: string, to: string, sample: number): Promise<PastAct[]> =>
  (
    await execute<PastAct>(
      tx,
      `select e.person_id::text as person, e.act, e.kind, e.classes, e.area_code as "areaCode", e.quantity, e.on_day::text as on
       from points_earned e where ${own} and e.on_day between $1::date and $2::date and ${oneIn('$3')} order by e.person_id, e.earned_at, e.id`,
      [from, to, sample],
    )
  ).rows;

/** What the same people had earned between two days, month by month: caps and what was left over look no closer at what lies behind. */
export const earnedBefore = async (
  tx: Tx,
  from: string,
  before: string,
  sample: number,
  people: readonly string[],
): Promise<Map<string, Earlier[]>> => {
  const { rows } = await execute<Earlier & { person: string }>(
    tx,
    `select e.person_id::text as person, date_trunc('month', e.on_day)::date::text as on, e.rule,
       sum(e.credit)::bigint as credit, sum(e.raw)::bigint as raw, sum(e.points)::bigint as points
     from points_earned e where ${own} and e.on_day >= $1::date and e.on_day < $2::date and ${oneIn('$3')} and e.person_id = any($4::uuid[])
     group by 1, 2, 3`,
    [from, before, sample, people],
  );
  return Map.groupBy(rows, ({ person }) => person);
};
