-- Hazards (隐患): found, told to whoever has to clear them, re-inspected until cleared.
create table hazards (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*(-[a-z0-9_]+)?$'),
  level text not null check (level in ('general', 'major')),
  title text not null check (title <> ''),
  text text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  place text not null,
  unit text not null,
  -- the enforcing body in charge, as it was called
  body_id uuid,
  body_name text,
  case_id uuid,
  case_number text,
  found_on date not null,
  found_by uuid not null,
  photos uuid[] not null default '{}',
  due_on date,
  recheck_on date,
  cleared_at timestamptz,
  supervised_at timestamptz,
  supervised_by uuid,
  supervised_name text,
  supervised_words text,
  lifted_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((body_id is null) = (body_name is null)),
  check ((case_id is null) = (case_number is null)),
  check (due_on >= found_on),
  check (num_nulls(supervised_at, supervised_by, supervised_name, supervised_words) in (0, 4)),
  check (supervised_at is null or level = 'major'),
  check (lifted_at is null or (supervised_at is not null and cleared_at is not null))
);
select linli.distribute('hazards');
create index hazards_of_area on hazards (jurisdiction_id, area_code, id);
create index hazards_of_body on hazards (jurisdiction_id, body_id, id) where body_id is not null;
create index hazards_of_case on hazards (jurisdiction_id, case_id) where case_id is not null;
create index hazards_open on hazards (jurisdiction_id, area_code, recheck_on) where cleared_at is null;
create index hazards_open_of_body on hazards (jurisdiction_id, body_id, recheck_on) where cleared_at is null and body_id is not null;
alter table hazards enable row level security;
create policy own_jurisdiction on hazards using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (due_on, recheck_on, cleared_at, supervised_at, supervised_by, supervised_name, supervised_words, lifted_at) on hazards to linli_app;

create table hazard_notices (
  jurisdiction_id uuid not null,
  id uuid not null,
  hazard_id uuid not null,
  form text not null check (form in ('hint', 'order')),
  -- the area or body that issued it
  by_name text not null,
  clause text not null,
  demand text not null,
  due_on date not null,
  recheck_on date not null,
  officers text[] not null,
  receiver text not null,
  refused text,
  issued_by uuid not null,
  issued_at timestamptz not null,
  document_id uuid not null,
  primary key (jurisdiction_id, id),
  check (recheck_on >= due_on),
  check (form = 'hint' or cardinality(officers) = 2)
);
select linli.distribute('hazard_notices');
create index hazard_notices_of_hazard on hazard_notices (jurisdiction_id, hazard_id, id);
alter table hazard_notices add constraint hazard_notices_hazard foreign key (jurisdiction_id, hazard_id) references hazards (jurisdiction_id, id);
alter table hazard_notices enable row level security;
create policy own_jurisdiction on hazard_notices using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (refused) on hazard_notices to linli_app;

create table hazard_checks (
  jurisdiction_id uuid not null,
  id uuid not null,
  hazard_id uuid not null,
  cleared boolean not null,
  words text not null check (words <> ''),
  photos uuid[] not null default '{}',
  due_on date,
  checked_by uuid not null,
  by_name text not null,
  checked_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (cleared = (due_on is null))
);
select linli.distribute('hazard_checks');
create index hazard_checks_of_hazard on hazard_checks (jurisdiction_id, hazard_id, id);
alter table hazard_checks add constraint hazard_checks_hazard foreign key (jurisdiction_id, hazard_id) references hazards (jurisdiction_id, id);
alter table hazard_checks enable row level security;
create policy own_jurisdiction on hazard_checks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on hazard_checks to linli_app;
