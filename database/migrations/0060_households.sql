-- Buildings and households below the grid. Where they lie follows their building; their number is the grid's once its register is complete.
create table buildings (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  name text not null check (name <> ''),
  -- the name as it is compared: one width, no blanks, one word for building; and with its numbers padded, as it is sorted
  key text not null,
  place text collate "C" not null,
  floors int check (floors between 1 and 200),
  built int check (built between 1000 and 2999),
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  note text,
  -- dwellings in it that exist, kept by whoever changes them
  dwellings int not null default 0 check (dwellings >= 0),
  -- its last day; null while it stands
  gone_on date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id)
);
select linli.distribute('buildings');
alter table buildings add constraint buildings_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
alter table buildings add constraint buildings_point check ((lon is null) = (lat is null));
create unique index buildings_key on buildings (jurisdiction_id, area_code, key) where gone_on is null;
create index buildings_by_place on buildings (jurisdiction_id, area_code, place, id);
create index buildings_of_area on buildings (jurisdiction_id, area_id);
alter table buildings enable row level security;
create policy own_jurisdiction on buildings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on buildings to linli_app;

create table households (
  jurisdiction_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  -- of the building, changed with it, so that a list of an area is one range of an index
  area_code text collate "C" not null,
  unit text not null default '',
  floor int check (floor between -10 and 200),
  room text not null check (room <> ''),
  -- building, unit and room with their numbers padded
  place text collate "C" not null,
  -- square metres
  floor_area numeric(8, 2) check (floor_area > 0),
  use text not null default 'dwelling',
  -- null: nobody has said
  occupancy text,
  people int check (people between 0 and 200),
  -- the contact household that looks after it
  contact_id uuid,
  registered_on date,
  note text,
  ended_on date,
  end_reason text,
  local_use text generated always as (case when use like '%-%' then 'households.uses/' || use end) stored,
  local_occupancy text generated always as (case when occupancy like '%-%' then 'households.occupancies/' || occupancy end) stored,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id)
);
select linli.distribute('households');
alter table households add constraint households_building foreign key (jurisdiction_id, building_id) references buildings (jurisdiction_id, id);
alter table households add constraint households_contact foreign key (jurisdiction_id, contact_id) references organisations (jurisdiction_id, id);
alter table households add constraint households_use foreign key (jurisdiction_id, local_use) references kinds (jurisdiction_id, key);
alter table households add constraint households_occupancy foreign key (jurisdiction_id, local_occupancy) references kinds (jurisdiction_id, key);
alter table households add constraint households_forms check (
  (local_use is not null or use ~ '^[a-z][a-z_]*$') and (local_occupancy is not null or occupancy is null or occupancy ~ '^[a-z][a-z_]*$'));
create unique index households_room on households (jurisdiction_id, building_id, unit, room) where ended_on is null;
create index households_by_place on households (jurisdiction_id, area_code, place, id) where ended_on is null;
create index households_of_contact on households (jurisdiction_id, contact_id) where contact_id is not null;
alter table households enable row level security;
create policy own_jurisdiction on households using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on households to linli_app;

-- Who belongs to a household, from a day to a day.
create table household_members (
  jurisdiction_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  relation text not null check (relation ~ '^[a-z][a-z_]*$'),
  since date,
  until date,
  primary key (jurisdiction_id, id)
);
select linli.distribute('household_members');
alter table household_members add constraint household_members_household foreign key (jurisdiction_id, household_id)
  references households (jurisdiction_id, id);
alter table household_members add constraint household_members_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create unique index household_members_once on household_members (jurisdiction_id, household_id, person_id) where until is null;
create index household_members_of_person on household_members (jurisdiction_id, person_id);
alter table household_members enable row level security;
create policy own_jurisdiction on household_members using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on household_members to linli_app;

-- Heads of buildings and of units (楼栋长, 单元长). '' as the unit: the whole building.
create table building_heads (
  jurisdiction_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  unit text not null default '',
  person_id uuid not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (jurisdiction_id, id),
  constraint building_heads_once exclude using gist (
    jurisdiction_id with =, building_id with =, unit with =, person_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
select linli.distribute('building_heads');
alter table building_heads add constraint building_heads_building foreign key (jurisdiction_id, building_id) references buildings (jurisdiction_id, id);
alter table building_heads add constraint building_heads_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create index building_heads_of_building on building_heads (jurisdiction_id, building_id);
create index building_heads_of_person on building_heads (jurisdiction_id, person_id);
alter table building_heads enable row level security;
create policy own_jurisdiction on building_heads using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on building_heads to linli_app;

-- Grids whose register of households somebody has called complete: their number of households is counted, that of the others an estimate.
create table household_registers (
  jurisdiction_id uuid not null,
  area_id uuid not null,
  complete_on date not null,
  by_id uuid,
  primary key (jurisdiction_id, area_id)
);
select linli.distribute('household_registers');
alter table household_registers add constraint household_registers_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
alter table household_registers enable row level security;
create policy own_jurisdiction on household_registers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on household_registers to linli_app;
alter table areas add column households_counted boolean not null default false;

-- A workbook that is being taken in: its rows as they were read, what is doubtful about them, and what was decided.
create table household_imports (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  area_path ltree not null,
  created_by uuid not null,
  created_at timestamptz not null,
  -- the rows, sealed: they name people; '' once it has ended
  sheet bytea not null,
  key_version smallint not null,
  row_count int not null,
  decisions jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'applied', 'discarded')),
  outcome jsonb,
  version int not null default 1,
  primary key (jurisdiction_id, id)
);
select linli.distribute('household_imports');
alter table household_imports add constraint household_imports_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
alter table household_imports add constraint household_imports_author foreign key (created_by) references accounts;
create index household_imports_open on household_imports (jurisdiction_id, created_by) where state = 'open';
create index household_imports_by_key_version on household_imports (jurisdiction_id, key_version) where state = 'open';
alter table household_imports enable row level security;
create policy own_jurisdiction on household_imports using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on household_imports to linli_app;
