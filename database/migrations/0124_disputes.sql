-- Disputes in people's mediation (人民调解): parties are persons, seen in full by those who work on it alone.
create table disputes (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*(-[a-z0-9_]+)?$'),
  -- emptied, like what names people below, when the case it began with is erased
  title text not null,
  facts text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  organisation_id uuid not null,
  organisation_name text not null,
  -- an account, or somebody without one
  mediator_id uuid,
  mediator text not null,
  source text not null,
  case_id uuid,
  case_number text,
  accepted_on date not null,
  due_on date not null,
  extended boolean not null default false,
  state text not null default 'open' check (state in ('open', 'agreed', 'failed', 'withdrawn')),
  concluded_on date,
  form text check (form in ('written', 'oral')),
  outcome text,
  photos uuid[] not null default '{}',
  amount numeric(14, 2),
  perform_by date,
  confirmed_on date,
  -- the next follow-up visit
  visit_on date,
  fulfilled_on date,
  opened_by uuid not null,
  -- the days of which those who mediate have been reminded
  reminded_due date,
  reminded_visit date,
  primary key (jurisdiction_id, id),
  check ((case_id is null) = (case_number is null)),
  check ((state = 'open') = (concluded_on is null)),
  check ((state = 'agreed') = (form is not null)),
  check ((confirmed_on is null and visit_on is null and fulfilled_on is null) or state = 'agreed')
);
select linli.distribute('disputes');
create index disputes_of_area on disputes (jurisdiction_id, area_code, id);
create index disputes_of_organisation on disputes (jurisdiction_id, organisation_id, id);
create index disputes_of_mediator on disputes (jurisdiction_id, mediator_id, id) where mediator_id is not null;
create index disputes_of_case on disputes (jurisdiction_id, case_id) where case_id is not null;
create index disputes_by_day on disputes (jurisdiction_id, accepted_on);
create index disputes_waiting_of_area on disputes (jurisdiction_id, area_code) where state = 'open' or visit_on is not null;
create index disputes_to_mediate on disputes (jurisdiction_id, due_on) where state = 'open';
create index disputes_to_visit on disputes (jurisdiction_id, visit_on) where visit_on is not null;
alter table disputes enable row level security;
create policy own_jurisdiction on disputes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (mediator_id, mediator, due_on, extended, state, concluded_on, form, outcome, photos, amount, perform_by, confirmed_on,
  visit_on, fulfilled_on, reminded_due, reminded_visit) on disputes to linli_app;

create table dispute_parties (
  jurisdiction_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  person_id uuid not null,
  side text not null check (side in ('first', 'second')),
  primary key (jurisdiction_id, id),
  constraint dispute_parties_once unique (jurisdiction_id, dispute_id, person_id)
);
select linli.distribute('dispute_parties');
create index dispute_parties_of_person on dispute_parties (jurisdiction_id, person_id);
alter table dispute_parties add constraint dispute_parties_dispute foreign key (jurisdiction_id, dispute_id) references disputes (jurisdiction_id, id);
alter table dispute_parties add constraint dispute_parties_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table dispute_parties enable row level security;
create policy own_jurisdiction on dispute_parties using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id) on dispute_parties to linli_app;

-- 调解 sessions: arranged, then held with a record or called off; a record is never changed
create table dispute_sessions (
  jurisdiction_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  starts_at timestamptz not null,
  place text not null,
  state text not null check (state in ('arranged', 'held', 'called_off')),
  -- minutes, or why it was called off
  words text,
  result text check (result in ('agreed', 'goes_on', 'failed', 'absent')),
  -- parties that came, by their id here
  attended uuid[] not null default '{}',
  others text,
  photos uuid[] not null default '{}',
  written_by uuid not null,
  reminded boolean not null default false,
  primary key (jurisdiction_id, id),
  check ((state = 'arranged') = (words is null)),
  check ((state = 'held') = (result is not null))
);
select linli.distribute('dispute_sessions');
create index dispute_sessions_of_dispute on dispute_sessions (jurisdiction_id, dispute_id, starts_at);
-- one is arranged at a time
create unique index dispute_sessions_arranged on dispute_sessions (jurisdiction_id, dispute_id) where state = 'arranged';
create index dispute_sessions_near on dispute_sessions (jurisdiction_id, starts_at) where state = 'arranged';
alter table dispute_sessions add constraint dispute_sessions_dispute foreign key (jurisdiction_id, dispute_id) references disputes (jurisdiction_id, id);
alter table dispute_sessions enable row level security;
create policy own_jurisdiction on dispute_sessions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (starts_at, place, state, words, result, attended, others, photos, written_by, reminded) on dispute_sessions to linli_app;

-- 回访; only ever added to
create table dispute_visits (
  jurisdiction_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  visited_on date not null,
  fulfilled boolean not null,
  satisfied boolean not null,
  lawsuit boolean not null,
  escalating boolean not null,
  words text not null,
  visited_by uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('dispute_visits');
create index dispute_visits_of_dispute on dispute_visits (jurisdiction_id, dispute_id, id);
alter table dispute_visits add constraint dispute_visits_dispute foreign key (jurisdiction_id, dispute_id) references disputes (jurisdiction_id, id);
alter table dispute_visits enable row level security;
create policy own_jurisdiction on dispute_visits using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on dispute_visits to linli_app;

-- Documents about people who are not here for an office, such as agreements of a mediation: who reads documents of the area does not read these.
alter table documents add column restricted boolean not null default false;
