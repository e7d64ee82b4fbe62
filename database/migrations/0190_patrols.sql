-- Patrols (巡查): points with their basis and checklist, routes with a rhythm, and what was found at their stops. Rounds that are due are computed;
-- of rounds only what was done is kept.

-- What a place of kind patrol point is besides; one without a row has no basis and the general checklist.
create table patrol_points (
  jurisdiction_id uuid not null,
  place_id uuid not null,
  checklist text not null,
  -- why its code has to be scanned (国办函〔2026〕12号: security and emergencies alone); without it nobody may be made to
  basis_kind text check (basis_kind in ('security', 'emergency')),
  basis_text text,
  basis_source text,
  basis_by text,
  basis_until date,
  code_mode text not null check (code_mode in ('fixed', 'rotating')),
  -- metres within which a position proves presence; null: as the jurisdiction says
  metres int check (metres between 10 and 2000),
  -- part of the day in which it is passed, Shanghai time; null: whenever the round is due
  opens text check (opens ~ '^\d\d:\d\d$'),
  closes text check (closes ~ '^\d\d:\d\d$'),
  version int not null default 1,
  primary key (jurisdiction_id, place_id),
  check (num_nulls(basis_kind, basis_text, basis_source, basis_by, basis_until) in (0, 5)),
  check ((opens is null) = (closes is null))
);
select linli.distribute('patrol_points');
alter table patrol_points add constraint patrol_points_place foreign key (jurisdiction_id, place_id) references places (jurisdiction_id, id);
alter table patrol_points enable row level security;
create policy own_jurisdiction on patrol_points using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on patrol_points to linli_app;

create table patrol_routes (
  jurisdiction_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  area_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- who walks besides those named in patrol_walkers; without both: whoever walks in the area
  organisation_id uuid,
  lines text[] not null default '{}',
  -- minutes a round takes, as planned
  minutes int check (minutes between 1 and 1440),
  -- [{ since, rhythm, stops, scanning }] by day: a change holds from a day on, the past stays as it was planned
  plans jsonb not null check (jsonb_typeof(plans) = 'array' and jsonb_array_length(plans) > 0),
  ended_on date,
  version int not null default 1,
  primary key (jurisdiction_id, id)
);
select linli.distribute('patrol_routes');
create index patrol_routes_of_area on patrol_routes (jurisdiction_id, area_code, id);
create index patrol_routes_of_organisation on patrol_routes (jurisdiction_id, organisation_id, id) where organisation_id is not null;
alter table patrol_routes enable row level security;
create policy own_jurisdiction on patrol_routes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on patrol_routes to linli_app;

create table patrol_walkers (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  route_id uuid not null,
  primary key (jurisdiction_id, account_id, route_id)
);
select linli.distribute('patrol_walkers');
create index patrol_walkers_of_route on patrol_walkers (jurisdiction_id, route_id);
alter table patrol_walkers add constraint patrol_walkers_route foreign key (jurisdiction_id, route_id) references patrol_routes (jurisdiction_id, id);
alter table patrol_walkers enable row level security;
create policy own_jurisdiction on patrol_walkers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on patrol_walkers to linli_app;

-- What was done of a round, kept with its scans; a round that is not here was missed once it is over.
create table patrol_rounds (
  jurisdiction_id uuid not null,
  route_id uuid not null,
  due_key text collate "C" not null,
  -- when it was over
  until_at timestamptz not null,
  area_code text collate "C" not null,
  stops int not null check (stops > 0),
  done int not null default 0,
  in_time int not null default 0,
  problems int not null default 0,
  -- scans in doubt nobody has judged yet
  doubts int not null default 0,
  primary key (jurisdiction_id, route_id, due_key),
  check (done between 0 and stops)
);
select linli.distribute('patrol_rounds');
create index patrol_rounds_by_time on patrol_rounds (jurisdiction_id, until_at, area_code);
alter table patrol_rounds add constraint patrol_rounds_route foreign key (jurisdiction_id, route_id) references patrol_routes (jurisdiction_id, id);
alter table patrol_rounds enable row level security;
create policy own_jurisdiction on patrol_rounds using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on patrol_rounds to linli_app;

-- What was found at a stop. Where its walker stood is kept with the act (activity_acts); here only how far that was from the point.
create table patrol_scans (
  jurisdiction_id uuid not null,
  id uuid not null,
  route_id uuid not null,
  due_key text collate "C" not null,
  place_id uuid not null,
  area_code text collate "C" not null,
  -- told when a scan of theirs is set aside; nothing is counted or listed by it
  account_id uuid not null,
  acted_at timestamptz not null,
  device_at timestamptz not null,
  received_at timestamptz not null,
  -- fixed, rotating: the code of the point was read · typed: its letters · none: nothing was scanned
  proof text not null check (proof in ('fixed', 'rotating', 'typed', 'none')),
  -- which of the rotating codes
  slot bigint,
  metres int check (metres >= 0),
  in_time boolean not null,
  doubts jsonb not null default '[]',
  review text check (review in ('accepted', 'set_aside')),
  review_reason text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  result text not null check (result in ('ok', 'problem', 'no_entry')),
  -- [{ key, text, answer }] in the words of that day
  answers jsonb not null default '[]',
  words text not null default '',
  photos uuid[] not null default '{}',
  case_id uuid,
  case_number text,
  hazard_id uuid,
  -- the earlier scan whose problem this one found removed
  removes_id uuid,
  primary key (jurisdiction_id, id),
  check (num_nulls(review, review_reason, reviewed_by, reviewed_at) in (0, 4)),
  check ((case_id is null) = (case_number is null)),
  check ((slot is not null) = (proof = 'rotating'))
);
select linli.distribute('patrol_scans');
create index patrol_scans_of_round on patrol_scans (jurisdiction_id, route_id, due_key, place_id);
create index patrol_scans_of_place on patrol_scans (jurisdiction_id, place_id, acted_at);
create index patrol_scans_of_area on patrol_scans (jurisdiction_id, area_code, id);
create index patrol_scans_in_doubt on patrol_scans (jurisdiction_id, area_code, id) where doubts <> '[]' and review is null;
create index patrol_scans_of_case on patrol_scans (jurisdiction_id, case_id) where case_id is not null;
alter table patrol_scans add constraint patrol_scans_route foreign key (jurisdiction_id, route_id) references patrol_routes (jurisdiction_id, id);
alter table patrol_scans enable row level security;
create policy own_jurisdiction on patrol_scans using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (review, review_reason, reviewed_by, reviewed_at) on patrol_scans to linli_app;

-- 漏报: a resident reported something at a point that a round had passed as fine shortly before. Counted for the route, contestable by its lead.
create table patrol_misses (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  scan_id uuid not null,
  route_id uuid not null,
  place_id uuid not null,
  area_code text collate "C" not null,
  case_number text not null,
  reported_at timestamptz not null,
  passed_at timestamptz not null,
  contested_at timestamptz,
  contest_reason text,
  ruling text check (ruling in ('upheld', 'withdrawn')),
  ruling_reason text,
  ruled_at timestamptz,
  primary key (jurisdiction_id, case_id, route_id),
  check ((contested_at is null) = (contest_reason is null)),
  check (num_nulls(ruling, ruling_reason, ruled_at) in (0, 3))
);
select linli.distribute('patrol_misses');
create index patrol_misses_of_area on patrol_misses (jurisdiction_id, area_code, reported_at);
create index patrol_misses_of_route on patrol_misses (jurisdiction_id, route_id, reported_at);
alter table patrol_misses add constraint patrol_misses_route foreign key (jurisdiction_id, route_id) references patrol_routes (jurisdiction_id, id);
alter table patrol_misses enable row level security;
create policy own_jurisdiction on patrol_misses using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (contested_at, contest_reason, ruling, ruling_reason, ruled_at) on patrol_misses to linli_app;
