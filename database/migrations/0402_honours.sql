-- Honours (荣誉): criteria, nominations with evidence, names that are public before anything is given, a term. No figure nominates or decides.
create table honour_rounds (
  jurisdiction_id uuid not null,
  id uuid not null,
  title text not null,
  terms jsonb not null,
  state text collate "C" not null default 'nominating' check (state in ('nominating', 'checking', 'public', 'decided', 'abandoned')),
  nominate_until date not null,
  public_from date,
  public_until date check (public_until >= public_from),
  decided_on date,
  opened_at timestamptz not null,
  opened_by uuid not null,
  primary key (jurisdiction_id, id),
  -- nothing is given that was not public before
  check (state <> 'decided' or public_until is not null)
);
select linli.distribute('honour_rounds');
create index honour_rounds_by_time on honour_rounds (jurisdiction_id, opened_at, id);
alter table honour_rounds enable row level security;
create policy own_jurisdiction on honour_rounds using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, public_from, public_until, decided_on) on honour_rounds to linli_app;

create table honour_candidates (
  jurisdiction_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  duty text not null,
  area_path ltree not null,
  state text collate "C" not null default 'nominated' check (state in ('nominated', 'fit', 'refused', 'awarded', 'passed_over', 'withdrawn')),
  evidence jsonb not null,
  met text[] collate "C" not null default '{}',
  words text,
  nominated_by uuid not null,
  nominated_at timestamptz not null,
  -- whoever nominates does not check
  checked_by uuid check (checked_by <> nominated_by),
  valid_until date,
  primary key (jurisdiction_id, id)
);
select linli.distribute('honour_candidates');
alter table honour_candidates add constraint honour_candidates_round foreign key (jurisdiction_id, round_id) references honour_rounds (jurisdiction_id, id);
create unique index honour_candidates_once on honour_candidates (jurisdiction_id, round_id, person_id) where state <> 'withdrawn';
create index honour_candidates_of_person on honour_candidates (jurisdiction_id, person_id, id);
alter table honour_candidates enable row level security;
create policy own_jurisdiction on honour_candidates using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, state, met, words, checked_by, valid_until) on honour_candidates to linli_app;

create table honour_objections (
  jurisdiction_id uuid not null,
  id uuid not null,
  candidate_id uuid not null,
  words text not null,
  -- null: unnamed
  account_id uuid,
  at timestamptz not null,
  upheld boolean,
  answer text check ((answer is null) = (upheld is null)),
  answered_by uuid,
  primary key (jurisdiction_id, id)
);
select linli.distribute('honour_objections');
alter table honour_objections add constraint honour_objections_candidate foreign key (jurisdiction_id, candidate_id)
  references honour_candidates (jurisdiction_id, id);
create unique index honour_objections_once on honour_objections (jurisdiction_id, candidate_id, account_id) where account_id is not null;
create index honour_objections_of_candidate on honour_objections (jurisdiction_id, candidate_id, id);
create index honour_objections_of_account on honour_objections (jurisdiction_id, account_id, id) where account_id is not null;
alter table honour_objections enable row level security;
create policy own_jurisdiction on honour_objections using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (upheld, answer, answered_by) on honour_objections to linli_app;

-- Democratic appraisals (民主评议): what a secret ballot of delegates came to, once a year.
create table honour_appraisals (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  duty text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  year int not null,
  held_on date not null,
  due int not null check (due > 0),
  present int not null check (present <= due),
  fit int not null,
  basic int not null,
  unfit int not null,
  invalid int not null check (fit + basic + unfit + invalid <= present),
  verdict text collate "C" not null check (verdict in ('excellent', 'fit', 'unfit', 'no_quorum')),
  document_ids uuid[] not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('honour_appraisals');
create unique index honour_appraisals_once on honour_appraisals (jurisdiction_id, person_id, year) where verdict <> 'no_quorum';
create index honour_appraisals_of_person on honour_appraisals (jurisdiction_id, person_id, id);
create index honour_appraisals_by_day on honour_appraisals (jurisdiction_id, held_on, id);
alter table honour_appraisals enable row level security;
create policy own_jurisdiction on honour_appraisals using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id) on honour_appraisals to linli_app;
