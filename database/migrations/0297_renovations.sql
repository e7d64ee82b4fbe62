-- Renovation of old estates: the options of the plan, what was voted on, works with milestones and pictures, residents who supervise, defects, acceptance, payment.
create table renovations (
  jurisdiction_id uuid not null,
  id uuid not null,
  title text not null check (title <> ''),
  area_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  stage text not null check (stage in ('asking', 'menu', 'posted', 'voting', 'rejected', 'works', 'acceptance', 'accepted', 'paid', 'ended')),
  -- what its public page leads to
  token text not null,
  disclosure_id uuid,
  post_until date,
  works_from date,
  works_until date,
  version int not null default 1,
  started_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, token),
  check ((stage = 'ended') = (ended_at is not null))
);
select linli.distribute('renovations');
create unique index renovations_one_each on renovations (jurisdiction_id, area_id) where ended_at is null;
create index renovations_of_area on renovations (jurisdiction_id, area_code, id);
alter table renovations add constraint renovations_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
alter table renovations enable row level security;
create policy own_jurisdiction on renovations using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, area_id, area_path, stage, disclosure_id, post_until, works_from, works_until, version, ended_at, end_reason) on renovations to linli_app;

create table renovation_options (
  jurisdiction_id uuid not null,
  id uuid not null,
  renovation_id uuid not null,
  kind text not null check (kind in ('common', 'lift')),
  title text not null check (title <> ''),
  words text not null,
  building_id uuid,
  unit text,
  -- building and unit as they are read
  place text,
  cost_fen bigint not null check (cost_fen >= 0),
  subsidy_fen bigint not null check (subsidy_fen >= 0),
  -- flats by floor that bear it, and how much: [{ floor, flats, weight }]
  bearing jsonb not null,
  photo_ids uuid[] not null default '{}',
  chosen boolean not null default false,
  removed boolean not null default false,
  primary key (jurisdiction_id, id),
  check (subsidy_fen <= cost_fen),
  check ((kind = 'lift') = (building_id is not null and unit is not null))
);
select linli.distribute('renovation_options');
create index renovation_options_of on renovation_options (jurisdiction_id, renovation_id, id);
alter table renovation_options add constraint renovation_options_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_options enable row level security;
create policy own_jurisdiction on renovation_options using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (chosen, removed) on renovation_options to linli_app;

-- Votes that were opened: on the plan (no option), or on a lift.
create table renovation_votes (
  jurisdiction_id uuid not null,
  vote_id uuid not null,
  renovation_id uuid not null,
  option_id uuid,
  scope text not null check (scope in ('plan', 'unit', 'building', 'estate')),
  state text not null default 'running' check (state in ('running', 'passed', 'failed', 'void')),
  primary key (jurisdiction_id, vote_id),
  check ((scope = 'plan') = (option_id is null))
);
select linli.distribute('renovation_votes');
-- one vote on the plan, and one of each kind on a lift, at a time
create unique index renovation_votes_plan on renovation_votes (jurisdiction_id, renovation_id) where option_id is null and state in ('running', 'passed');
create unique index renovation_votes_lift on renovation_votes (jurisdiction_id, option_id, scope) where option_id is not null and state in ('running', 'passed');
alter table renovation_votes add constraint renovation_votes_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_votes enable row level security;
create policy own_jurisdiction on renovation_votes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state) on renovation_votes to linli_app;

create table renovation_surveys (
  jurisdiction_id uuid not null,
  survey_id uuid not null,
  renovation_id uuid not null,
  purpose text not null check (purpose in ('ask', 'acceptance', 'after')),
  primary key (jurisdiction_id, survey_id)
);
select linli.distribute('renovation_surveys');
create index renovation_surveys_of on renovation_surveys (jurisdiction_id, renovation_id);
alter table renovation_surveys add constraint renovation_surveys_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_surveys enable row level security;
create policy own_jurisdiction on renovation_surveys using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on renovation_surveys to linli_app;

create table renovation_milestones (
  jurisdiction_id uuid not null,
  id uuid not null,
  renovation_id uuid not null,
  title text not null check (title <> ''),
  due_on date not null,
  done_on date,
  primary key (jurisdiction_id, id)
);
select linli.distribute('renovation_milestones');
create index renovation_milestones_of on renovation_milestones (jurisdiction_id, renovation_id, due_on);
alter table renovation_milestones add constraint renovation_milestones_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_milestones enable row level security;
create policy own_jurisdiction on renovation_milestones using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (done_on) on renovation_milestones to linli_app;

create table renovation_pictures (
  jurisdiction_id uuid not null,
  id uuid not null,
  renovation_id uuid not null,
  kind text not null check (kind in ('before', 'week', 'after')),
  taken_on date not null,
  words text not null,
  photo_ids uuid[] not null check (cardinality(photo_ids) > 0),
  added_by uuid,
  primary key (jurisdiction_id, id)
);
select linli.distribute('renovation_pictures');
create index renovation_pictures_of on renovation_pictures (jurisdiction_id, renovation_id, taken_on);
alter table renovation_pictures add constraint renovation_pictures_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_pictures enable row level security;
create policy own_jurisdiction on renovation_pictures using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on renovation_pictures to linli_app;

-- Residents who look after the works, named because they agreed to be. Who leaves is named no more.
create table renovation_supervisors (
  jurisdiction_id uuid not null,
  id uuid not null,
  renovation_id uuid not null,
  person_id uuid not null,
  consented_at timestamptz not null,
  left_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('renovation_supervisors');
create unique index renovation_supervisors_once on renovation_supervisors (jurisdiction_id, renovation_id, person_id) where left_at is null;
create index renovation_supervisors_of_person on renovation_supervisors (jurisdiction_id, person_id);
alter table renovation_supervisors add constraint renovation_supervisors_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_supervisors add constraint renovation_supervisors_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table renovation_supervisors enable row level security;
create policy own_jurisdiction on renovation_supervisors using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, left_at) on renovation_supervisors to linli_app;

create table renovation_defects (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  renovation_id uuid not null,
  primary key (jurisdiction_id, case_id)
);
select linli.distribute('renovation_defects');
create index renovation_defects_of on renovation_defects (jurisdiction_id, renovation_id);
alter table renovation_defects add constraint renovation_defects_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_defects enable row level security;
create policy own_jurisdiction on renovation_defects using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on renovation_defects to linli_app;

-- That residents have accepted: by which survey, how many of how many were satisfied.
create table renovation_acceptances (
  jurisdiction_id uuid not null,
  renovation_id uuid not null,
  survey_id uuid not null,
  satisfied int not null,
  answered int not null,
  asked int not null,
  accepted_on date not null,
  primary key (jurisdiction_id, renovation_id),
  check (satisfied between 0 and answered and answered between 1 and asked)
);
select linli.distribute('renovation_acceptances');
alter table renovation_acceptances add constraint renovation_acceptances_renovation foreign key (jurisdiction_id, renovation_id) references renovations (jurisdiction_id, id);
alter table renovation_acceptances enable row level security;
create policy own_jurisdiction on renovation_acceptances using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on renovation_acceptances to linli_app;

create table renovation_payments (
  jurisdiction_id uuid not null,
  id uuid not null,
  renovation_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  words text not null,
  noted_by uuid,
  primary key (jurisdiction_id, id)
);
select linli.distribute('renovation_payments');
create index renovation_payments_of on renovation_payments (jurisdiction_id, renovation_id);
-- nothing is paid before residents have accepted
alter table renovation_payments add constraint renovation_payments_accepted foreign key (jurisdiction_id, renovation_id) references renovation_acceptances (jurisdiction_id, renovation_id);
alter table renovation_payments enable row level security;
create policy own_jurisdiction on renovation_payments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on renovation_payments to linli_app;
