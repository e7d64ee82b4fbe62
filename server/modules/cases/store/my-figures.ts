import type { MyDay } from '#contract/cases/my-figures.ts';
import { execute, type Tx } from '#kernel/db.ts';

/**
 * What an account did in its posts, by day in Shanghai. A stage's deadline is what the last event before told of the clocks; an answer was sent
 * back when rework is the next of what may follow it.
 */
export const daysOfActor = async (tx: Tx, accountId: string, from: Date): Promise<MyDay[]> => {
  const { rows } = await execute<MyDay>(
    tx,
    `select (e.at at time zone 'Asia/Shanghai')::date::text as day, count(*)::int as actions, count(b.due)::int as timed,
       count(*) filter (where e.at <= b.due)::int as "onTime", count(*) filter (where e.action in ('answer', 'settle'))::int as answers,
       count(*) filter (where n.action = 'rework')::int as reworked
     from case_events e
     left join lateral (
       select (p.basis ->> 'dueAt')::timestamptz as due from case_events p
       where p.jurisdiction_id = :jurisdiction and p.case_id = e.case_id and p.seq < e.seq and p.basis <> '{}' order by p.seq desc limit 1
     ) b on e.from_state is distinct from e.to_state
     left join lateral (
       select f.action from case_events f
       where f.jurisdiction_id = :jurisdiction and f.case_id = e.case_id and f.seq > e.seq and f.action in ('rework', 'answer', 'close')
       order by f.seq limit 1
     ) n on e.action = 'answer'
     where e.jurisdiction_id = :jurisdiction and e.actor_id = $1 and e.post_id is not null and e.at >= $2
     group by 1 order by 1`,
    [accountId, from],
  );
  return rows;
};
