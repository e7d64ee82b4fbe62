-- Visits to households and persons (走访): plans, who visits whom, what came of it. Who lives where is seen by the assigned visitor and the lead of the
-- plan alone; whoever counts sees all rows and shows none.

create table visit_plans (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('campaign', 'standing')),
  -- the module that opened it, and what it is about there
  origin text collate "C" not null default 'visits' check (origin ~ '^[a-z]+$'),
  origin_id uuid,
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- codes of the areas whose households are visited
  areas text[] not null,
  lead_id uuid not null,
  -- of a plan about one person: who else sees that there is one
  seen_by uuid[] not null default '{}',
  title text not null,
  -- how soon something must be done where nobody opens
  risk text collate "C" not null check (risk in ('high', 'key', 'other', 'ordinary')),
  -- [{"since", "rhythm"}] of a standing plan, each from its day on
  rhythms jsonb not null default '[]',
  from_on date not null,
  until_on date check (until_on >= from_on),
  -- of its content
  version int not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  primary key (jurisdiction_id, id),
  check (kind = 'standing' or until_on is not null),
  check ((origin = 'visits') = (origin_id is null))
);
select linli.distribute('visit_plans');
create index visit_plans_of_area on visit_plans (jurisdiction_id, area_code, id);
create index visit_plans_of_lead on visit_plans (jurisdiction_id, lead_id) where ended_at is null;
create unique index visit_plans_of_origin on visit_plans (jurisdiction_id, origin, origin_id) where origin_id is not null and ended_at is null;
alter table visit_plans enable row level security;
create policy own_jurisdiction on visit_plans using (jurisdiction_id = linli.jurisdiction() and (origin = 'visits' or linli.sees_all()
    or lead_id = linli.account() or linli.account() = any (seen_by)))
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on visit_plans to linli_app;

-- What a plan is for, says and asks, by versions that never change.
create table visit_plan_versions (
  jurisdiction_id uuid not null,
  plan_id uuid not null,
  version int not null,
  content jsonb not null,
  at timestamptz not null,
  by_id uuid,
  primary key (jurisdiction_id, plan_id, version)
);
select linli.distribute('visit_plan_versions');
alter table visit_plan_versions add constraint visit_plan_versions_plan foreign key (jurisdiction_id, plan_id) references visit_plans (jurisdiction_id, id);
alter table visit_plan_versions enable row level security;
create policy own_jurisdiction on visit_plan_versions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on visit_plan_versions to linli_app;

-- A household, or a person without one, whom somebody visits by a plan.
create table visit_assignments (
  jurisdiction_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  household_id uuid,
  person_id uuid,
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  visitor_id uuid not null,
  -- stands in for the visitor up to and including a day
  substitute_id uuid,
  substitute_until date,
  -- both have it by a post over the area: without that they see the household no more
  by_post boolean not null default false,
  lead_id uuid not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  -- visits in a row at which nobody opened
  strikes int not null default 0,
  last_result text,
  last_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(household_id, person_id) >= 1),
  check ((substitute_id is null) = (substitute_until is null))
);
select linli.distribute('visit_assignments');
create unique index visit_assignments_once on visit_assignments (jurisdiction_id, plan_id, coalesce(household_id, person_id)) where ended_at is null;
create index visit_assignments_of_plan on visit_assignments (jurisdiction_id, plan_id, area_code, id);
create index visit_assignments_of_visitor on visit_assignments (jurisdiction_id, visitor_id) where ended_at is null;
create index visit_assignments_of_substitute on visit_assignments (jurisdiction_id, substitute_id) where ended_at is null and substitute_id is not null;
create index visit_assignments_of_lead on visit_assignments (jurisdiction_id, lead_id, id) where ended_at is null;
create index visit_assignments_of_household on visit_assignments (jurisdiction_id, household_id);
create index visit_assignments_of_person on visit_assignments (jurisdiction_id, person_id) where person_id is not null;
alter table visit_assignments add constraint visit_assignments_plan foreign key (jurisdiction_id, plan_id) references visit_plans (jurisdiction_id, id);
alter table visit_assignments add constraint visit_assignments_household foreign key (jurisdiction_id, household_id)
  references households (jurisdiction_id, id);
alter table visit_assignments add constraint visit_assignments_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table visit_assignments enable row level security;
create policy visitor_and_lead on visit_assignments using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all()
    or visitor_id = linli.account() or substitute_id = linli.account() or lead_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on visit_assignments to linli_app;

-- A visit as it was, once whatever it served.
create table visits (
  jurisdiction_id uuid not null,
  id uuid not null,
  household_id uuid,
  person_id uuid,
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  account_id uuid not null,
  -- of the plans it served
  leads uuid[] not null,
  result text not null,
  local_result text generated always as (case when result like '%-%' then 'visits.results/' || result end) stored,
  -- as told by whoever went there; any hour counts
  minutes int check (minutes between 0 and 1440),
  acted_at timestamptz not null,
  received_at timestamptz not null,
  -- answers by plan and what was written down; emptied when their time is over
  sealed bytea,
  key_version int,
  primary key (jurisdiction_id, id),
  check ((sealed is null) = (key_version is null))
);
select linli.distribute('visits');
create index visits_of_account on visits (jurisdiction_id, account_id, id);
create index visits_of_household on visits (jurisdiction_id, household_id, id) where household_id is not null;
create index visits_of_person on visits (jurisdiction_id, person_id, id) where person_id is not null;
create index visits_counted on visits (jurisdiction_id, acted_at) include (area_code, minutes);
create index visits_sealed on visits (jurisdiction_id, key_version, id) where key_version is not null;
create index visits_kept on visits (jurisdiction_id, received_at) where sealed is not null;
alter table visits add constraint visits_household foreign key (jurisdiction_id, household_id) references households (jurisdiction_id, id);
alter table visits add constraint visits_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table visits add constraint visits_result foreign key (jurisdiction_id, local_result) references kinds (jurisdiction_id, key);
alter table visits enable row level security;
create policy visitor_and_lead on visits using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all()
    or account_id = linli.account() or linli.account() = any (leads)))
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, sealed, key_version) on visits to linli_app;

-- Which plans a visit served, and what it was due for there. Names nobody.
create table visit_served (
  jurisdiction_id uuid not null,
  visit_id uuid not null,
  assignment_id uuid not null,
  plan_id uuid not null,
  area_code text collate "C" not null,
  -- of the window it fell into; null: none was open
  due_key text collate "C",
  -- the household was reached, as the plan asks
  counts boolean not null,
  acted_at timestamptz not null,
  primary key (jurisdiction_id, visit_id, assignment_id)
);
select linli.distribute('visit_served');
create index visit_served_of_assignment on visit_served (jurisdiction_id, assignment_id, acted_at) include (due_key, counts);
create index visit_served_of_plan on visit_served (jurisdiction_id, plan_id, due_key, area_code) include (assignment_id) where counts;
create index visit_served_in_plan on visit_served (jurisdiction_id, plan_id, visit_id);
alter table visit_served add constraint visit_served_visit foreign key (jurisdiction_id, visit_id) references visits (jurisdiction_id, id);
alter table visit_served enable row level security;
create policy own_jurisdiction on visit_served using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on visit_served to linli_app;

-- What must be done after a visit: nobody opened twice, the household has moved, something is wrong there.
create table visit_follow_ups (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('reach', 'moved', 'alarm')),
  visit_id uuid not null,
  assignment_id uuid not null,
  household_id uuid,
  person_id uuid,
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  visitor_id uuid not null,
  lead_id uuid not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  outcome text collate "C",
  primary key (jurisdiction_id, id),
  check ((settled_at is null) = (outcome is null))
);
select linli.distribute('visit_follow_ups');
create unique index visit_follow_ups_open on visit_follow_ups (jurisdiction_id, kind, coalesce(household_id, person_id)) where settled_at is null;
create index visit_follow_ups_of_visitor on visit_follow_ups (jurisdiction_id, visitor_id) where settled_at is null;
create index visit_follow_ups_of_lead on visit_follow_ups (jurisdiction_id, lead_id) where settled_at is null;
create index visit_follow_ups_of_area on visit_follow_ups (jurisdiction_id, kind, area_code) where settled_at is null;
alter table visit_follow_ups add constraint visit_follow_ups_visit foreign key (jurisdiction_id, visit_id) references visits (jurisdiction_id, id);
alter table visit_follow_ups enable row level security;
create policy visitor_and_lead on visit_follow_ups using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all()
    or visitor_id = linli.account() or lead_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (settled_at, settled_by, outcome, person_id) on visit_follow_ups to linli_app;

-- Needs and wishes told at a visit, and the case or row that each became. Names nobody.
create table visit_wishes (
  jurisdiction_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  case_id uuid,
  row_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(case_id, row_id) = 1)
);
select linli.distribute('visit_wishes');
create index visit_wishes_of_visit on visit_wishes (jurisdiction_id, visit_id);
create index visit_wishes_of_case on visit_wishes (jurisdiction_id, case_id) where case_id is not null;
alter table visit_wishes add constraint visit_wishes_visit foreign key (jurisdiction_id, visit_id) references visits (jurisdiction_id, id);
alter table visit_wishes enable row level security;
create policy own_jurisdiction on visit_wishes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on visit_wishes to linli_app;

-- Who looked at whom, and why: at the names of a household, at the answers of a visit. Only ever added to.
create table visit_looks (
  jurisdiction_id uuid not null,
  id uuid not null,
  assignment_id uuid,
  visit_id uuid,
  household_id uuid,
  person_id uuid,
  account_id uuid not null,
  reason text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(assignment_id, visit_id) = 1)
);
select linli.distribute('visit_looks');
create index visit_looks_of_household on visit_looks (jurisdiction_id, household_id, at) where household_id is not null;
create index visit_looks_of_person on visit_looks (jurisdiction_id, person_id, at) where person_id is not null;
alter table visit_looks enable row level security;
create policy own_jurisdiction on visit_looks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on visit_looks to linli_app;
