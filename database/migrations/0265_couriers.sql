-- Couriers and others in new forms of work: who said so of themselves, for a year; nobody asks for proof and no platform tells.
create table couriers (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*(-[a-z0-9_]+)?$'),
  since date not null,
  -- its last day; it ends by itself
  until_on date not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, person_id),
  check (until_on >= since)
);
select linli.distribute('couriers');
alter table couriers add constraint couriers_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table couriers enable row level security;
create policy own_jurisdiction on couriers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, kind, since, until_on), delete on couriers to linli_app;

-- What was reported of things and places and found to be so (随手拍): one row a case, with what became of it as an act that may earn points.
create table courier_finds (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  -- whose report it was; forgotten with the account's data
  account_id uuid,
  area_code text collate "C" not null,
  category_code text collate "C",
  lon double precision,
  lat double precision,
  found_on date not null,
  -- earned, pending, capped: as the points' rules say · repeated, known, other: nothing, and why · unknown: nobody to give them to · undone: taken back with its case
  outcome text not null check (outcome in ('posted', 'pending', 'capped', 'none', 'repeated', 'known', 'other', 'unknown', 'undone')),
  points bigint not null default 0 check (points >= 0),
  primary key (jurisdiction_id, case_id),
  check (points = 0 or outcome in ('posted', 'pending', 'capped'))
);
select linli.distribute('courier_finds');
create index courier_finds_of_account on courier_finds (jurisdiction_id, account_id, case_id) where account_id is not null;
create index courier_finds_of_area on courier_finds (jurisdiction_id, found_on, area_code);
create index courier_finds_near on courier_finds (jurisdiction_id, category_code, lat) where lat is not null;
alter table courier_finds enable row level security;
create policy own_jurisdiction on courier_finds using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (account_id, outcome, points) on courier_finds to linli_app;
