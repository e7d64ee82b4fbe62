-- Served time of persons, one record of it whatever it came from, and all that became of it.
create table volunteer_hours (
  jurisdiction_id uuid not null,
  -- made by whoever records it; a place in an activity has the id of the place
  id uuid not null,
  -- null: a guest whose place alone knows the name
  person_id uuid,
  -- `<module>.<what>` it was served in, and which one
  what text collate "C" not null,
  subject_id uuid,
  kind text collate "C",
  title text not null,
  day date not null,
  from_at timestamptz,
  until_at timestamptz,
  -- as served, and what of it counts: whole steps, at most the hours of a day
  served int not null check (served >= 0),
  minutes int not null check (minutes >= 0),
  -- false: attended as a part of one's work, or as a guest
  voluntary boolean not null,
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  organisation_id uuid,
  state text collate "C" not null default 'recorded' check (state in ('recorded', 'held', 'certified', 'struck')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  certified_by uuid,
  certified_at timestamptz,
  -- the first day on which it is entered: until then it is posted
  enters_on date,
  -- what was certified too fast by one account stands together, until a second person has looked
  burst_id uuid,
  confirmed_by uuid,
  confirmed_at timestamptz,
  -- what points were paid for it under; null: none are
  earned_id uuid,
  -- an error somebody sees in it, and what became of that
  contested text,
  contested_by uuid,
  contested_at timestamptz,
  primary key (jurisdiction_id, id),
  check (until_at > from_at),
  check ((from_at is null) = (until_at is null)),
  check ((certified_at is null) = (certified_by is null)),
  check (state <> 'certified' or certified_at is not null),
  check ((contested is null) = (contested_at is null))
);
select linli.distribute('volunteer_hours');
create index volunteer_hours_of_person on volunteer_hours (jurisdiction_id, person_id, day desc, id desc) where person_id is not null;
create index volunteer_hours_of_area on volunteer_hours (jurisdiction_id, area_code, day);
create index volunteer_hours_of_organisation on volunteer_hours (jurisdiction_id, organisation_id, day) where organisation_id is not null;
create index volunteer_hours_certified on volunteer_hours (jurisdiction_id, certified_by, certified_at) where certified_at is not null;
create index volunteer_hours_waiting on volunteer_hours (jurisdiction_id, state, area_code, day) where state in ('recorded', 'held');
create index volunteer_hours_contested on volunteer_hours (jurisdiction_id, area_code) where contested is not null;
create index volunteer_hours_posted on volunteer_hours (jurisdiction_id, enters_on, area_code) where state = 'certified';
alter table volunteer_hours add constraint volunteer_hours_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table volunteer_hours enable row level security;
create policy own_jurisdiction on volunteer_hours using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, minutes, state, certified_by, certified_at, enters_on, burst_id, confirmed_by, confirmed_at, earned_id, contested, contested_by,
  contested_at) on volunteer_hours to linli_app;

-- What became of hours, and why. Only ever added to.
create table volunteer_hour_changes (
  jurisdiction_id uuid not null,
  id uuid not null,
  hours_id uuid not null,
  what text collate "C" not null check (what in ('recorded', 'certified', 'held', 'confirmed', 'struck', 'corrected', 'contested', 'upheld', 'checked')),
  minutes int not null,
  reason text,
  by_id uuid not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('volunteer_hour_changes');
create index volunteer_hour_changes_of on volunteer_hour_changes (jurisdiction_id, hours_id, at, id);
alter table volunteer_hour_changes add constraint volunteer_hour_changes_hours foreign key (jurisdiction_id, hours_id)
  references volunteer_hours (jurisdiction_id, id);
alter table volunteer_hour_changes enable row level security;
create policy own_jurisdiction on volunteer_hour_changes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on volunteer_hour_changes to linli_app;
