-- Extensions (延期): a handler asks for more time before a case is overdue; another level decides.
create table extensions (
  jurisdiction_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- which round of the case it was asked in: how often that was reopened
  round integer not null,
  organisation_id uuid not null,
  days integer not null check (days > 0),
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- when the case was due as it was asked
  due_at timestamptz not null,
  area_code text collate "C" not null,
  -- the area whose people decide
  waits_for text collate "C" not null,
  state text not null default 'open' check (state in ('open', 'granted', 'refused', 'withdrawn', 'lapsed')),
  decided_by uuid,
  decision text,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((state = 'open') = (ended_at is null)),
  check ((state in ('granted', 'refused')) = (decided_by is not null))
);
select linli.distribute('extensions');
alter table extensions enable row level security;
create policy own_jurisdiction on extensions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, decided_by, decision, ended_at) on extensions to linli_app;
-- one at a time
create unique index extensions_once on extensions (jurisdiction_id, case_id) where state = 'open';
create index extensions_of_case on extensions (jurisdiction_id, case_id, id);
create index extensions_by_area on extensions (jurisdiction_id, area_code, id);
create index extensions_of_organisation on extensions (jurisdiction_id, organisation_id, id);
create index extensions_open on extensions (jurisdiction_id, waits_for, due_at, id) where state = 'open';
