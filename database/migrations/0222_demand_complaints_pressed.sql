-- A complaint is answered in time: whoever answers is reminded before its day; beyond it the area above answers.
alter table demand_complaints add column reminded_at timestamptz;
alter table demand_complaints add column escalated_at timestamptz;
grant update (reminded_at, escalated_at) on demand_complaints to linli_app;
create index demand_complaints_pressing on demand_complaints (jurisdiction_id, due_on, id) where answered_at is null and escalated_at is null;
