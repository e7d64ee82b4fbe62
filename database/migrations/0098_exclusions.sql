-- Exclusions (剔除): a handler asks that a complaint not count; other levels decide, one after another.
create table exclusions (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- what would not count
  call_back_id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*(-[a-z0-9_]+)?$'),
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  area_code text collate "C" not null,
  -- areas whose people decide, in their order, as it was arranged when it was asked
  chain text[] not null check (cardinality(chain) > 0),
  -- the one it waits for
  waits_for text collate "C" not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'granted', 'refused', 'withdrawn')),
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((state = 'open') = (ended_at is null))
);
select linli.distribute('exclusions');
alter table exclusions add constraint exclusions_of foreign key (jurisdiction_id, call_back_id) references call_backs (jurisdiction_id, id);
alter table exclusions enable row level security;
create policy own_jurisdiction on exclusions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (waits_for, due_on, state, ended_at) on exclusions to linli_app;
-- asked once at a time
create unique index exclusions_once on exclusions (jurisdiction_id, call_back_id) where state in ('open', 'granted');
create index exclusions_of_case on exclusions (jurisdiction_id, case_id);
create index exclusions_by_area on exclusions (jurisdiction_id, area_code, id);
create index exclusions_of_organisation on exclusions (jurisdiction_id, organisation_id, id);
create index exclusions_open on exclusions (jurisdiction_id, waits_for, due_on, id) where state = 'open';

create table exclusion_decisions (
  jurisdiction_id uuid not null,
  exclusion_id uuid not null,
  level_code text not null,
  granted boolean not null,
  reason text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (jurisdiction_id, exclusion_id, level_code)
);
select linli.distribute('exclusion_decisions');
alter table exclusion_decisions add constraint exclusion_decisions_of foreign key (jurisdiction_id, exclusion_id) references exclusions (jurisdiction_id, id);
alter table exclusion_decisions enable row level security;
create policy own_jurisdiction on exclusion_decisions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on exclusion_decisions to linli_app;
