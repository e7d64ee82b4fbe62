-- Enrolment (双报到): communities with their codes, units with the community of their seat, members with the community where they live.
create table enrolment_codes (
  jurisdiction_id uuid not null,
  -- what a code names; another code of the same community has another
  id uuid not null,
  area_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  made_at timestamptz not null,
  made_by uuid,
  -- since when it leads nowhere
  ended_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('enrolment_codes');
alter table enrolment_codes add constraint enrolment_codes_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
create unique index enrolment_codes_once on enrolment_codes (jurisdiction_id, area_id) where ended_at is null;
alter table enrolment_codes enable row level security;
create policy own_jurisdiction on enrolment_codes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on enrolment_codes to linli_app;

create table enrolment_groups (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  name text not null,
  -- contact buildings
  building_ids uuid[] not null default '{}',
  primary key (jurisdiction_id, id)
);
select linli.distribute('enrolment_groups');
alter table enrolment_groups add constraint enrolment_groups_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
create index enrolment_groups_of_area on enrolment_groups (jurisdiction_id, area_code, id);
alter table enrolment_groups enable row level security;
create policy own_jurisdiction on enrolment_groups using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on enrolment_groups to linli_app;

create table enrolments (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  area_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- the home unit: of the book of organisations, or as it was typed
  unit_id uuid,
  unit_name text,
  group_id uuid,
  state text collate "C" not null check (state in ('asked', 'confirmed', 'away', 'ended', 'refused')),
  skills text[] not null default '{}',
  services text[] not null default '{}',
  since date not null,
  away_until date,
  -- why is not kept
  excused_until date,
  renew_by date,
  confirmed_at timestamptz,
  confirmed_by uuid,
  ended_on date,
  why text,
  -- the enrolment that ended by the act this one began with
  came_from uuid,
  made_at timestamptz not null,
  version int not null default 1,
  primary key (jurisdiction_id, id),
  check (unit_id is null or unit_name is null),
  check ((state in ('ended', 'refused')) = (ended_on is not null)),
  check ((state = 'away') = (away_until is not null))
);
select linli.distribute('enrolments');
alter table enrolments add constraint enrolments_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table enrolments add constraint enrolments_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
alter table enrolments add constraint enrolments_unit foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id);
alter table enrolments add constraint enrolments_group foreign key (jurisdiction_id, group_id) references enrolment_groups (jurisdiction_id, id);
-- a person is enrolled with one community
create unique index enrolments_once on enrolments (jurisdiction_id, person_id) where ended_on is null;
create index enrolments_of_person on enrolments (jurisdiction_id, person_id, id desc);
create index enrolments_of_area on enrolments (jurisdiction_id, area_code, state, id) where ended_on is null;
create index enrolments_newest on enrolments (jurisdiction_id, id desc) include (area_code, state);
create index enrolments_of_unit on enrolments (jurisdiction_id, unit_id, state, id) where unit_id is not null and ended_on is null;
create index enrolments_of_group on enrolments (jurisdiction_id, group_id) where group_id is not null and ended_on is null;
create index enrolments_to_renew on enrolments (jurisdiction_id, renew_by, id) where renew_by is not null and state = 'confirmed';
create index enrolments_to_return on enrolments (jurisdiction_id, away_until, id) where state = 'away';
alter table enrolments enable row level security;
create policy own_jurisdiction on enrolments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on enrolments to linli_app;

create table enrolled_units (
  jurisdiction_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  area_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  contact_id uuid not null,
  agreement_id uuid,
  service_day text,
  since date not null,
  ended_on date,
  version int not null default 1,
  primary key (jurisdiction_id, id)
);
select linli.distribute('enrolled_units');
alter table enrolled_units add constraint enrolled_units_unit foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id);
alter table enrolled_units add constraint enrolled_units_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
alter table enrolled_units add constraint enrolled_units_contact foreign key (jurisdiction_id, contact_id) references persons (jurisdiction_id, id);
alter table enrolled_units add constraint enrolled_units_agreement foreign key (jurisdiction_id, agreement_id) references agreements (jurisdiction_id, id);
create unique index enrolled_units_once on enrolled_units (jurisdiction_id, unit_id) where ended_on is null;
create index enrolled_units_of_area on enrolled_units (jurisdiction_id, area_code, id) where ended_on is null;
create index enrolled_units_of_contact on enrolled_units (jurisdiction_id, contact_id);
alter table enrolled_units enable row level security;
create policy own_jurisdiction on enrolled_units using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on enrolled_units to linli_app;
