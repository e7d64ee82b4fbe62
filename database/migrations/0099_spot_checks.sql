-- Spot checks (抽查): a sample of closed cases is looked at again. A draw can be repeated from its seed over the cases it was drawn from.
create table spot_draws (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_code text collate "C" not null,
  -- cases closed from the one moment to before the other
  from_at timestamptz not null,
  to_at timestamptz not null,
  seed text not null,
  percent int not null check (percent between 1 and 100),
  -- how many cases it was drawn from, and the digest of their ids in order
  population int not null,
  population_digest bytea not null,
  -- null: drawn by itself
  drawn_by uuid,
  drawn_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (from_at < to_at)
);
select linli.distribute('spot_draws');
alter table spot_draws enable row level security;
create policy own_jurisdiction on spot_draws using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on spot_draws to linli_app;
-- by itself a period is drawn from once
create unique index spot_draws_by_itself on spot_draws (jurisdiction_id, from_at) where drawn_by is null;

create table spot_checks (
  jurisdiction_id uuid not null,
  id uuid not null,
  draw_id uuid not null,
  case_id uuid not null,
  area_code text collate "C" not null,
  handler_org_id uuid,
  answered_by uuid,
  closed_by uuid,
  closed_at timestamptz not null,
  due_on date not null,
  -- whether what was to be done is done
  found text check (found in ('done', 'not_done')),
  note text,
  inspected_by uuid,
  inspected_at timestamptz,
  reopened boolean not null default false,
  primary key (jurisdiction_id, id),
  check (num_nulls(found, inspected_by, inspected_at) in (0, 3)),
  check (found = 'not_done' or not reopened)
);
select linli.distribute('spot_checks');
alter table spot_checks add constraint spot_checks_of foreign key (jurisdiction_id, draw_id) references spot_draws (jurisdiction_id, id);
alter table spot_checks enable row level security;
create policy own_jurisdiction on spot_checks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (found, note, inspected_by, inspected_at, reopened) on spot_checks to linli_app;
-- nobody is sent to a case twice at a time
create unique index spot_checks_once on spot_checks (jurisdiction_id, case_id) where found is null;
create index spot_checks_of_draw on spot_checks (jurisdiction_id, draw_id);
create index spot_checks_open on spot_checks (jurisdiction_id, area_code, due_on, id) where found is null;
create index spot_checks_done on spot_checks (jurisdiction_id, inspected_at, id) where found is not null;
create index spot_checks_false on spot_checks (jurisdiction_id, handler_org_id, inspected_at) where found = 'not_done';
