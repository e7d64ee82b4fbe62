import { execute, type Tx } from '#kernel/db.ts';

/**
 * Enters the call-backs that the log of cases has and this module does not know yet, of a jurisdiction whose past was made at once.
 * @returns how many
 */
export const rememberCallBacks = async (tx: Tx): Promise<number> => {
  const { rows } = await execute(
    tx,
    `insert into call_backs (jurisdiction_id, id, case_id, round, area_code, category_code, handler_org_id, sampled, asked_at, until, attempts, tried_at,
       result, way, answered, solved, satisfied, ended_at, latest, on_time)
     select :jurisdiction, gen_random_uuid(), e.case_id, k.seq, c.area_code, c.category_code, c.handler_org_id, e.data ->> 'by' = 'staff', k.at,
       k.at + interval '10 days', case when e.data ->> 'by' = 'staff' then 1 else 0 end, case when e.data ->> 'by' = 'staff' then e.at end,
       'rated', coalesce(e.data ->> 'by', 'staff'), (e.data -> 'rating' ->> 'answered')::boolean, (e.data -> 'rating' ->> 'solved')::boolean,
       (e.data -> 'rating' ->> 'satisfied')::boolean, e.at,
       e.seq = max(e.seq) over (partition by e.case_id), a.at <= d.due
     from case_events e
     join cases c on c.jurisdiction_id = :jurisdiction and c.id = e.case_id
     join lateral (
       select k.seq, k.at from case_events k
       where k.jurisdiction_id = :jurisdiction and k.case_id = e.case_id and k.action = 'check' and k.seq < e.seq order by k.seq desc limit 1
     ) k on true
     left join lateral (
       select a.seq, a.at from case_events a
       where a.jurisdiction_id = :jurisdiction and a.case_id = e.case_id and a.action = 'answer' and a.seq < k.seq order by a.seq desc limit 1
     ) a on true
     left join lateral (
       select (d.basis ->> 'dueAt')::timestamptz as due from case_events d
       where d.jurisdiction_id = :jurisdiction and d.case_id = e.case_id and d.seq < a.seq and d.basis ->> 'dueAt' is not null
       order by d.seq desc limit 1
     ) d on true
     where e.jurisdiction_id = :jurisdiction and e.action = 'call_back' and e.data -> 'rating' is not null
     on conflict do nothing returning id`,
    [],
  );
  return rows.length;
};

/** Unsatisfied call-backs that counted last, newest first, with who handles for the organisation. */
export const unsatisfiedOnes = async (
  tx: Tx,
  most: number,
): Promise<{ id: string; caseId: string; areaCode: string; handlerOrgId: string; endedAt: Date; accountId: string }[]> =>
  (
    await execute<{ id: string; caseId: string; areaCode: string; handlerOrgId: string; endedAt: Date; accountId: string }>(
      tx,
      `select k.id, k.case_id as "caseId", k.area_code as "areaCode", k.handler_org_id as "handlerOrgId", k.ended_at as "endedAt",
         min(p.account_id::text) as "accountId"
       from call_backs k join posts p on p.jurisdiction_id = :jurisdiction and p.organisation_id = k.handler_org_id and p.role = 'handler'
       where k.jurisdiction_id = :jurisdiction and k.latest and k.result = 'rated' and not k.satisfied
       group by k.jurisdiction_id, k.id order by k.ended_at desc limit $1`,
      [most],
    )
  ).rows;
