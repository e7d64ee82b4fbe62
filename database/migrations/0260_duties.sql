-- Duties that people take on in their free time (设岗定责): what is wanted where and how long, who has it, and what they tell of it.
create table duties (
  jurisdiction_id uuid not null,
  id uuid not null,
  class text collate "C" not null,
  local_class text generated always as (case when class like '%-%' then 'duties.classes/' || class end) stored,
  title text not null,
  tasks text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  place text not null default '',
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  building_id uuid,
  organisation_id uuid,
  office text collate "C",
  heads int not null check (heads > 0),
  -- heads that somebody has or has claimed; given by one statement that looks at both
  taken int not null default 0 check (taken >= 0),
  skill text not null default '',
  minutes_week int check (minutes_week > 0),
  from_on date not null,
  until_on date check (until_on >= from_on),
  -- how often a report is asked for
  rhythm jsonb,
  closed_at timestamptz,
  version int not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check ((lon is null) = (lat is null))
);
select linli.distribute('duties');
alter table duties add constraint duties_class foreign key (jurisdiction_id, local_class) references kinds (jurisdiction_id, key);
alter table duties add constraint duties_building foreign key (jurisdiction_id, building_id) references buildings (jurisdiction_id, id);
alter table duties add constraint duties_organisation foreign key (jurisdiction_id, organisation_id) references organisations (jurisdiction_id, id);
create index duties_of_area on duties (jurisdiction_id, area_code, created_at, id);
create index duties_by_time on duties (jurisdiction_id, created_at, id);
create index duties_vacant on duties (jurisdiction_id, created_at, id) where closed_at is null and taken < heads;
create index duties_of_organisation on duties (jurisdiction_id, organisation_id) where organisation_id is not null;
create index duties_of_building on duties (jurisdiction_id, building_id) where building_id is not null;
alter table duties enable row level security;
create policy own_jurisdiction on duties using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (class, title, tasks, place, lon, lat, building_id, organisation_id, office, heads, taken, skill, minutes_week, from_on,
  until_on, rhythm, closed_at, version) on duties to linli_app;

create table duty_holders (
  jurisdiction_id uuid not null,
  id uuid not null,
  duty_id uuid not null,
  -- that of its duty, which never moves
  area_code text collate "C" not null,
  person_id uuid not null,
  state text collate "C" not null check (state in ('claimed', 'confirmed', 'active', 'ended', 'declined', 'withdrawn')),
  -- takes a head of the duty; who is to succeed somebody takes none until that one is gone
  counts boolean not null,
  instead_of uuid,
  offered boolean not null default false,
  claimed_at timestamptz not null,
  since timestamptz not null,
  confirmed_by uuid,
  from_on date,
  until_on date,
  words text,
  rating text collate "C" check (rating in ('good', 'fair', 'more')),
  -- entered as head of the building
  head_id uuid,
  -- told that the term ends
  told_end boolean not null default false,
  primary key (jurisdiction_id, id)
);
select linli.distribute('duty_holders');
alter table duty_holders add constraint duty_holders_duty foreign key (jurisdiction_id, duty_id) references duties (jurisdiction_id, id);
alter table duty_holders add constraint duty_holders_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create unique index duty_holders_once on duty_holders (jurisdiction_id, duty_id, person_id) where state in ('claimed', 'confirmed', 'active');
create unique index duty_holders_one_successor on duty_holders (jurisdiction_id, instead_of) where state in ('claimed', 'confirmed', 'active') and instead_of is not null;
create index duty_holders_of_duty on duty_holders (jurisdiction_id, duty_id, claimed_at, id);
create index duty_holders_of_person on duty_holders (jurisdiction_id, person_id, claimed_at, id);
create index duty_holders_waiting on duty_holders (jurisdiction_id, area_code, claimed_at, id) where state = 'claimed';
create index duty_holders_active on duty_holders (jurisdiction_id, area_code, id) where state = 'active';
create index duty_holders_ending on duty_holders (jurisdiction_id, until_on, id) where state = 'active' and until_on is not null;
alter table duty_holders enable row level security;
create policy own_jurisdiction on duty_holders using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, state, counts, offered, since, confirmed_by, from_on, until_on, words, rating, head_id, told_end)
  on duty_holders to linli_app;

create table duty_reports (
  jurisdiction_id uuid not null,
  id uuid not null,
  holder_id uuid not null,
  day date not null,
  minutes int not null check (minutes >= 0),
  -- the window of the rhythm it answers
  due_key text collate "C",
  -- what was done may name people
  sealed bytea,
  key_version int,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('duty_reports');
alter table duty_reports add constraint duty_reports_holder foreign key (jurisdiction_id, holder_id) references duty_holders (jurisdiction_id, id);
create index duty_reports_of_holder on duty_reports (jurisdiction_id, holder_id, day, id);
create index duty_reports_keys on duty_reports (jurisdiction_id, key_version, id) where key_version is not null;
alter table duty_reports enable row level security;
create policy own_jurisdiction on duty_reports using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (sealed, key_version) on duty_reports to linli_app;
