-- Whether the answer that is called back about came in its time; null where no clock ran.
alter table call_backs add column on_time boolean;
create index call_backs_asked on call_backs (jurisdiction_id, asked_at);
update call_backs k
set on_time = x.on_time
from (
  select k.jurisdiction_id, k.id, a.at <= d.due as on_time
  from call_backs k
  join lateral (
    select e.seq, e.at from case_events e
    where e.jurisdiction_id = k.jurisdiction_id and e.case_id = k.case_id and e.action = 'answer' and e.seq < k.round
    order by e.seq desc limit 1
  ) a on true
  join lateral (
    select (e.basis ->> 'dueAt')::timestamptz as due from case_events e
    where e.jurisdiction_id = k.jurisdiction_id and e.case_id = k.case_id and e.seq < a.seq and e.basis ->> 'dueAt' is not null
    order by e.seq desc limit 1
  ) d on true
) x
where k.jurisdiction_id = x.jurisdiction_id and k.id = x.id;
