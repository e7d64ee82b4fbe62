-- The clock of the whole beside those of the stages: what is due is the earlier of both. A shelved case is due on the day it comes back.
alter table cases add column stage_due_at timestamptz;
alter table cases add column total_due_at timestamptz;
-- counted minutes left of the whole while nobody's handling is waited for
alter table cases add column total_left int;
-- the arrangement of working days the deadlines were counted by
alter table cases add column calendar text;
update cases set stage_due_at = due_at where due_at is not null;
-- shelved so far without an end, or with one that nobody was shown
update cases c set due_at = coalesce(
  (select (e.data->>'until')::timestamptz from case_events e
   where e.jurisdiction_id = c.jurisdiction_id and e.case_id = c.id and e.action = 'shelve' order by e.seq desc limit 1),
  c.state_since + interval '90 days')
where c.state = 'shelved';
