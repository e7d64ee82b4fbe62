-- Supervision up the area tree (逐级督办): which superior has been told of an overdue case, and when the next one is. A row goes when its
-- case is not due at that moment any more, so that the table holds what is overdue now.
create table supervisions (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  due_at timestamptz not null,
  -- the first superior is 0
  step integer not null check (step >= 0),
  -- the area whose superiors were told
  area_code text collate "C" not null,
  told_at timestamptz not null,
  -- null: the next has been told, or there is none
  next_at timestamptz,
  primary key (jurisdiction_id, case_id, due_at, step)
);
select linli.distribute('supervisions');
alter table supervisions enable row level security;
create policy own_jurisdiction on supervisions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (next_at), delete on supervisions to linli_app;
create index supervisions_next on supervisions (jurisdiction_id, next_at, case_id) where next_at is not null;
create index supervisions_by_area on supervisions (jurisdiction_id, area_code, due_at, case_id);
