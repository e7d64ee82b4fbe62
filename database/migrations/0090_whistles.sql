-- Whistles (吹哨报到): an area calls departments; each call is one row with its own clocks. Assignments are sub-tasks of whistles or cases.

create table whistles (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*(-[a-z0-9_]+)?$'),
  title text not null check (title <> ''),
  note text not null,
  -- where it is
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  place text not null,
  lon double precision,
  lat double precision,
  -- the case it was called from, with its number then
  case_id uuid,
  case_number text,
  -- in whose name it was called
  caller_path ltree not null,
  caller_code text collate "C" generated always as (replace(ltree2text(caller_path), '.', '')) stored,
  caller_name text not null,
  called_by uuid not null,
  called_at timestamptz not null,
  -- null: at once
  meet_at timestamptz,
  state text not null default 'open' check (state in ('open', 'ended', 'withdrawn')),
  ended_at timestamptz,
  ended_by uuid,
  end_words text,
  primary key (jurisdiction_id, id),
  check ((case_id is null) = (case_number is null)),
  check ((lon is null) = (lat is null)),
  check (num_nulls(ended_at, ended_by, end_words) in (0, 3)),
  check ((state = 'open') = (ended_at is null))
);
select linli.distribute('whistles');
create index whistles_of_area on whistles (jurisdiction_id, area_code, id);
create index whistles_of_caller on whistles (jurisdiction_id, caller_code, id);
create index whistles_of_case on whistles (jurisdiction_id, case_id, id) where case_id is not null;
alter table whistles enable row level security;
create policy own_jurisdiction on whistles using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, ended_at, ended_by, end_words) on whistles to linli_app;

create table whistle_calls (
  jurisdiction_id uuid not null,
  id uuid not null,
  whistle_id uuid not null,
  organisation_id uuid not null,
  organisation_name text not null,
  leads boolean not null,
  -- of the whistle: records go by where it was called from
  caller_code text collate "C" not null,
  called_at timestamptz not null,
  withdrawn boolean not null default false,
  answer_due_at timestamptz not null,
  contact_due_at timestamptz,
  arrive_due_at timestamptz not null,
  feedback_due_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  coming boolean,
  answer_words text,
  contacted_at timestamptz,
  contacted_by uuid,
  contact_words text,
  arrived_at timestamptz,
  -- who told it: the caller, or in an emergency those called by their position
  arrived_told text check (arrived_told in ('caller', 'position')),
  arrived_by uuid,
  arrived_lon double precision,
  arrived_lat double precision,
  fed_back_at timestamptz,
  fed_back_by uuid,
  feedback_words text,
  feedback_photos uuid[] not null default '{}',
  rating int check (rating between 1 and 5),
  rating_reason text,
  rated_at timestamptz,
  rated_by uuid,
  -- from when each step is yellow, {"answer": moment}
  yellows jsonb not null,
  -- what is due next, and from when it is yellow; null when nothing is
  due_at timestamptz,
  yellow_at timestamptz,
  -- of what is due next people were told already
  told text check (told in ('soon', 'overdue')),
  primary key (jurisdiction_id, id),
  -- an organisation is called once by a whistle
  constraint whistle_calls_once unique (jurisdiction_id, whistle_id, organisation_id),
  check (num_nulls(answered_at, coming, answer_words) in (0, 3)),
  check ((contacted_at is null) = (contact_words is null)),
  check ((arrived_at is null) = (arrived_told is null)),
  check (arrived_lon is null or arrived_told = 'position'),
  check ((fed_back_at is null) = (feedback_words is null)),
  check ((rating is null) = (rated_at is null)),
  check (rating >= 3 or rating_reason is not null)
);
select linli.distribute('whistle_calls');
create unique index whistle_calls_one_lead on whistle_calls (jurisdiction_id, whistle_id) where leads;
create index whistle_calls_of_organisation on whistle_calls (jurisdiction_id, organisation_id, called_at desc, id desc);
create index whistle_calls_of_caller on whistle_calls (jurisdiction_id, caller_code, called_at);
-- what is due of an organisation, and what nobody has rated yet
create index whistle_calls_waiting on whistle_calls (jurisdiction_id, organisation_id, due_at) where due_at is not null;
create index whistle_calls_unrated on whistle_calls (jurisdiction_id, caller_code) where rating is null and not withdrawn;
create index whistle_calls_due on whistle_calls (jurisdiction_id, due_at) where due_at is not null;
alter table whistle_calls add constraint whistle_calls_whistle foreign key (jurisdiction_id, whistle_id) references whistles (jurisdiction_id, id);
alter table whistle_calls enable row level security;
create policy own_jurisdiction on whistle_calls using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (withdrawn, answered_at, answered_by, coming, answer_words, contacted_at, contacted_by, contact_words, arrived_at, arrived_told,
  arrived_by, arrived_lon, arrived_lat, fed_back_at, fed_back_by, feedback_words, feedback_photos, rating, rating_reason, rated_at, rated_by, due_at,
  yellow_at, told) on whistle_calls to linli_app;

-- 会商记录: what was agreed; only ever added to
create table whistle_minutes (
  jurisdiction_id uuid not null,
  id uuid not null,
  whistle_id uuid not null,
  text text not null check (text <> ''),
  -- the area or organisation for which it was written
  side text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  photos uuid[] not null default '{}',
  primary key (jurisdiction_id, id)
);
select linli.distribute('whistle_minutes');
create index whistle_minutes_of_whistle on whistle_minutes (jurisdiction_id, whistle_id, id);
alter table whistle_minutes add constraint whistle_minutes_whistle foreign key (jurisdiction_id, whistle_id) references whistles (jurisdiction_id, id);
alter table whistle_minutes enable row level security;
create policy own_jurisdiction on whistle_minutes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on whistle_minutes to linli_app;

create table assignments (
  jurisdiction_id uuid not null,
  id uuid not null,
  whistle_id uuid,
  case_id uuid,
  case_number text,
  organisation_id uuid not null,
  organisation_name text not null,
  title text not null check (title <> ''),
  -- who assigned it: an area, or the organisation that leads
  by_path ltree,
  by_organisation_id uuid,
  by_name text not null,
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  due_at timestamptz not null,
  yellow_at timestamptz not null,
  told text check (told in ('soon', 'overdue')),
  state text not null default 'assigned' check (state in ('assigned', 'accepted', 'done', 'returned', 'cancelled')),
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  words text,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(whistle_id, case_id) > 0),
  check ((case_id is null) = (case_number is null)),
  check (num_nonnulls(by_path, by_organisation_id) = 1),
  check ((state in ('assigned', 'accepted')) = (ended_at is null)),
  check (state <> 'returned' or words is not null)
);
select linli.distribute('assignments');
create index assignments_of_whistle on assignments (jurisdiction_id, whistle_id, id) where whistle_id is not null;
create index assignments_of_case on assignments (jurisdiction_id, case_id, id) where case_id is not null;
create index assignments_of_organisation on assignments (jurisdiction_id, organisation_id, id);
create index assignments_waiting on assignments (jurisdiction_id, organisation_id, due_at) where ended_at is null;
create index assignments_due on assignments (jurisdiction_id, due_at) where ended_at is null;
alter table assignments add constraint assignments_whistle foreign key (jurisdiction_id, whistle_id) references whistles (jurisdiction_id, id);
alter table assignments enable row level security;
create policy own_jurisdiction on assignments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (told, state, accepted_at, ended_at, ended_by, words) on assignments to linli_app;
