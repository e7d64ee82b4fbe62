-- What follows from the red and yellow list of a final period (红黄榜): kept once for each period, subject and act.
create table property_consequences (
  jurisdiction_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  first_day date not null,
  last_day date not null,
  subject text not null,
  name text not null,
  -- null: of the whole jurisdiction
  area_path ltree,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  organisation_id uuid,
  list text not null check (list in ('red', 'yellow')),
  running int not null check (running > 0),
  act text not null check (act in ('praise', 'rectify', 'talk', 'credit')),
  words text not null,
  days int not null check (days > 0),
  due_on date not null,
  state text not null default 'due' check (state in ('due', 'done', 'withdrawn')),
  case_id uuid,
  case_number text,
  -- whoever made the period final
  settled_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check ((case_id is null) = (case_number is null))
);
select linli.distribute('property_consequences');
create unique index property_consequences_once on property_consequences (jurisdiction_id, run_id, subject, act);
create index property_consequences_of_area on property_consequences (jurisdiction_id, area_code, id);
create index property_consequences_due on property_consequences (jurisdiction_id, id) where state = 'due';
alter table property_consequences enable row level security;
create policy own_jurisdiction on property_consequences using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (list, running, words, days, due_on, state, case_id, case_number, changed_at) on property_consequences to linli_app;
