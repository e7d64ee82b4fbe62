-- Call-backs from before they were kept apart: as the log of cases has them.
insert into call_backs (jurisdiction_id, id, case_id, round, area_code, category_code, handler_org_id, sampled, asked_at, until, attempts, tried_at,
  result, way, answered, solved, satisfied, ended_at, latest)
select e.jurisdiction_id, gen_random_uuid(), e.case_id, k.seq, c.area_code, c.category_code, c.handler_org_id, e.data ->> 'by' = 'staff', k.at,
  k.at + interval '10 days', case when e.data ->> 'by' = 'staff' then 1 else 0 end, case when e.data ->> 'by' = 'staff' then e.at end,
  'rated', coalesce(e.data ->> 'by', 'staff'), (e.data -> 'rating' ->> 'answered')::boolean, (e.data -> 'rating' ->> 'solved')::boolean,
  (e.data -> 'rating' ->> 'satisfied')::boolean, e.at,
  e.seq = max(e.seq) over (partition by e.jurisdiction_id, e.case_id)
from case_events e
join cases c on c.jurisdiction_id = e.jurisdiction_id and c.id = e.case_id
join lateral (
  select k.seq, k.at from case_events k
  where k.jurisdiction_id = e.jurisdiction_id and k.case_id = e.case_id and k.action = 'check' and k.seq < e.seq order by k.seq desc limit 1
) k on true
where e.action = 'call_back' and e.data -> 'rating' is not null
on conflict do nothing;
