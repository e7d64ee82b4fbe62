-- Volunteers, their teams, what they were trained for, certificates of hours, spot checks of hours.
create table volunteers (
  jurisdiction_id uuid not null,
  person_id uuid not null,
  -- where they serve
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  skills text[] not null default '{}',
  times text[] not null default '{}',
  minor boolean not null default false,
  -- name and phone of a minor's guardian, who has agreed
  guardian_sealed bytea,
  key_version int,
  -- accident insurance, up to and including that day
  insured_until date,
  version int not null default 1,
  since date not null,
  ended_on date,
  registered_by uuid not null,
  primary key (jurisdiction_id, person_id),
  check ((guardian_sealed is null) = (key_version is null)),
  check (not minor or ended_on is not null or guardian_sealed is not null)
);
select linli.distribute('volunteers');
alter table volunteers add constraint volunteers_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create index volunteers_of_area on volunteers (jurisdiction_id, area_code, person_id) where ended_on is null;
create index volunteers_by_skill on volunteers using gin (skills) where ended_on is null;
create index volunteers_sealed on volunteers (jurisdiction_id, key_version, person_id) where key_version is not null;
alter table volunteers enable row level security;
create policy own_jurisdiction on volunteers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on volunteers to linli_app;

create table volunteer_trainings (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- kind of activity it was for
  kind text collate "C" not null,
  on_day date not null,
  until_day date check (until_day >= on_day),
  noted_by uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('volunteer_trainings');
alter table volunteer_trainings add constraint volunteer_trainings_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create index volunteer_trainings_of_person on volunteer_trainings (jurisdiction_id, person_id, kind);
alter table volunteer_trainings enable row level security;
create policy own_jurisdiction on volunteer_trainings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id) on volunteer_trainings to linli_app;

create table volunteer_team_members (
  jurisdiction_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  state text collate "C" not null check (state in ('applied', 'member', 'declined', 'left')),
  leader boolean not null default false,
  asked_at timestamptz not null,
  since date,
  until_day date,
  primary key (jurisdiction_id, id),
  check (not leader or state = 'member')
);
select linli.distribute('volunteer_team_members');
alter table volunteer_team_members add constraint volunteer_team_members_team foreign key (jurisdiction_id, organisation_id)
  references organisations (jurisdiction_id, id);
alter table volunteer_team_members add constraint volunteer_team_members_person foreign key (jurisdiction_id, person_id)
  references persons (jurisdiction_id, id);
create unique index volunteer_team_members_once on volunteer_team_members (jurisdiction_id, organisation_id, person_id) where state in ('applied', 'member');
create index volunteer_team_members_of_person on volunteer_team_members (jurisdiction_id, person_id);
alter table volunteer_team_members enable row level security;
create policy own_jurisdiction on volunteer_team_members using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, state, leader, since, until_day) on volunteer_team_members to linli_app;

-- What a certificate is of; its text and number are a document.
create table volunteer_certificates (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  id_number text collate "C" not null check (id_number in ('none', 'masked', 'full')),
  area_path ltree not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('volunteer_certificates');
alter table volunteer_certificates add constraint volunteer_certificates_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create index volunteer_certificates_of_person on volunteer_certificates (jurisdiction_id, person_id, asked_at desc);
alter table volunteer_certificates enable row level security;
create policy own_jurisdiction on volunteer_certificates using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id) on volunteer_certificates to linli_app;

-- A sample of hours, looked at again by somebody who did not certify them; its figures are published.
create table volunteer_checks (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  drawn_by uuid not null,
  drawn_at timestamptz not null,
  published_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('volunteer_checks');
create index volunteer_checks_of_area on volunteer_checks (jurisdiction_id, area_code, drawn_at);
create index volunteer_checks_published on volunteer_checks (jurisdiction_id, published_at desc) where published_at is not null;
alter table volunteer_checks enable row level security;
create policy own_jurisdiction on volunteer_checks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (published_at) on volunteer_checks to linli_app;

create table volunteer_checked_hours (
  jurisdiction_id uuid not null,
  check_id uuid not null,
  hours_id uuid not null,
  outcome text collate "C" check (outcome in ('right', 'wrong')),
  words text,
  by_id uuid,
  at timestamptz,
  primary key (jurisdiction_id, check_id, hours_id),
  check ((outcome is null) = (at is null))
);
select linli.distribute('volunteer_checked_hours');
alter table volunteer_checked_hours add constraint volunteer_checked_hours_of_check foreign key (jurisdiction_id, check_id)
  references volunteer_checks (jurisdiction_id, id);
alter table volunteer_checked_hours add constraint volunteer_checked_hours_of_hours foreign key (jurisdiction_id, hours_id)
  references volunteer_hours (jurisdiction_id, id);
alter table volunteer_checked_hours enable row level security;
create policy own_jurisdiction on volunteer_checked_hours using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (outcome, words, by_id, at) on volunteer_checked_hours to linli_app;
