-- Activities: what takes place once or by a rhythm, who takes part, and what became of it.
create table activity_series (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text collate "C" not null,
  title text not null,
  area_code text collate "C" not null,
  rhythm jsonb not null,
  -- its last day, once it was ended before its rhythm does
  ended_from date,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('activity_series');
alter table activity_series enable row level security;
create policy own_jurisdiction on activity_series using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (ended_from) on activity_series to linli_app;

create table activities (
  jurisdiction_id uuid not null,
  id uuid not null,
  series_id uuid,
  -- which of the dues of its series it is
  due_key text collate "C",
  kind text collate "C" not null,
  -- what was so for its kind when it was announced
  rules jsonb not null,
  open boolean not null,
  planned boolean not null,
  title text not null,
  text text not null default '',
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  organisation_id uuid,
  organiser text not null,
  -- of the module that keeps rooms; null: somewhere else
  room_id uuid,
  place text not null,
  lon double precision,
  lat double precision,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seats int check (seats > 0),
  -- kept under its lock: seats taken, places that wait
  taken int not null default 0 check (taken >= 0),
  waiting int not null default 0 check (waiting >= 0),
  state text collate "C" not null default 'planned' check (state in ('planned', 'held', 'not_held', 'cancelled')),
  reason text,
  minutes text,
  version int not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  constraint activities_occurrence unique (jurisdiction_id, series_id, due_key),
  check (ends_at > starts_at),
  check ((series_id is null) = (due_key is null)),
  check ((lon is null) = (lat is null))
);
select linli.distribute('activities');
alter table activities add constraint activities_series foreign key (jurisdiction_id, series_id) references activity_series (jurisdiction_id, id);
create index activities_of_area on activities (jurisdiction_id, area_code, starts_at, id);
create index activities_by_time on activities (jurisdiction_id, starts_at, id);
create index activities_open on activities (jurisdiction_id, starts_at, id) where open and state = 'planned';
create index activities_untold on activities (jurisdiction_id, ends_at, id) where state = 'planned';
create index activities_in_plan on activities (jurisdiction_id, area_code, starts_at, id) where planned;
alter table activities enable row level security;
create policy own_jurisdiction on activities using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, text, place, room_id, lon, lat, starts_at, ends_at, seats, taken, waiting, state, reason, minutes, version) on activities to linli_app;

create table activity_participants (
  jurisdiction_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  -- null: somebody without an account, whose name stands sealed
  account_id uuid,
  -- null: a seat
  role text collate "C",
  state text collate "C" not null check (state in ('applied', 'waiting', 'confirmed', 'attended', 'absent', 'excused', 'declined', 'cancelled', 'passed_on')),
  joined_at timestamptz not null,
  offered boolean not null default false,
  -- whose place it was
  instead_of uuid,
  -- name and phone of somebody without an account, and answers in words
  sealed bytea,
  key_version int,
  checked_in_at timestamptz,
  checked_out_at timestamptz,
  doubts jsonb not null default '[]',
  absent_at timestamptz,
  contested text,
  decision text,
  -- minutes that count, once they are certified
  minutes int check (minutes >= 0),
  certified_at timestamptz,
  certified_by uuid,
  primary key (jurisdiction_id, id),
  check ((sealed is null) = (key_version is null)),
  check ((certified_at is null) = (minutes is null))
);
select linli.distribute('activity_participants');
alter table activity_participants add constraint activity_participants_activity foreign key (jurisdiction_id, activity_id) references activities (jurisdiction_id, id);
create unique index activity_participants_once on activity_participants (jurisdiction_id, activity_id, account_id)
  where account_id is not null and state not in ('declined', 'cancelled', 'passed_on');
create index activity_participants_of_activity on activity_participants (jurisdiction_id, activity_id, joined_at, id);
create index activity_participants_of_account on activity_participants (jurisdiction_id, account_id, joined_at, id) where account_id is not null;
create index activity_participants_absent on activity_participants (jurisdiction_id, account_id, absent_at) where state = 'absent';
create index activity_participants_sealed on activity_participants (jurisdiction_id, key_version, id) where key_version is not null;
alter table activity_participants enable row level security;
create policy own_jurisdiction on activity_participants using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, offered, sealed, key_version, checked_in_at, checked_out_at, doubts, absent_at, contested, decision, minutes, certified_at,
  certified_by, account_id) on activity_participants to linli_app;
