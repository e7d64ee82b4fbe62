-- Objections to a dispatch (派单异议): an organisation that is not in charge says why; the desk decides, from a number of objections on the
-- district, whose ruling is final.
create table objections (
  jurisdiction_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  -- the how-manieth on its case
  n integer not null check (n > 0),
  -- the clause or list by which it is not in charge
  basis text not null,
  -- who is, as the organisation sees it
  proposed_id uuid,
  raised_by uuid not null,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  area_code text collate "C" not null,
  -- the area whose people decide, and whether that ends the matter
  waits_for text collate "C" not null,
  final boolean not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'refused', 'withdrawn', 'lapsed')),
  -- whom a ruling names
  named_id uuid,
  decided_by uuid,
  decision text,
  ended_at timestamptz,
  -- that nobody decided in time was told
  told boolean not null default false,
  -- the rule of the dispatch catalogue made of it
  rule_id uuid,
  primary key (jurisdiction_id, id),
  check ((state = 'open') = (ended_at is null)),
  check ((state in ('upheld', 'refused')) = (decided_by is not null))
);
select linli.distribute('objections');
alter table objections enable row level security;
create policy own_jurisdiction on objections using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, named_id, decided_by, decision, ended_at, told, rule_id) on objections to linli_app;
-- one at a time
create unique index objections_once on objections (jurisdiction_id, case_id) where state = 'open';
create index objections_of_case on objections (jurisdiction_id, case_id, id);
create index objections_by_area on objections (jurisdiction_id, area_code, id);
create index objections_of_organisation on objections (jurisdiction_id, organisation_id, id);
create index objections_open on objections (jurisdiction_id, waits_for, due_at, id) where state = 'open';
create index objections_by_time on objections (jurisdiction_id, raised_at);
create index objections_due on objections (jurisdiction_id, due_at) where state = 'open' and not told;

-- How cases pass to and fro: every dispatch, return and recall with the organisation it was about.
create table case_passings (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  organisation_id uuid not null,
  what text not null check (what in ('dispatch', 'return', 'recall')),
  at timestamptz not null,
  area_code text collate "C" not null,
  primary key (jurisdiction_id, case_id, seq)
);
select linli.distribute('case_passings');
alter table case_passings enable row level security;
create policy own_jurisdiction on case_passings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on case_passings to linli_app;
create index case_passings_by_time on case_passings (jurisdiction_id, at) include (organisation_id, what, area_code);
