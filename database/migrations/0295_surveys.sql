-- Surveys: what is asked of households, persons or staff, of all or of a sample; who has answered; and, apart from it where the survey is anonymous, what.
create table surveys (
  jurisdiction_id uuid not null,
  id uuid not null,
  title text not null check (title <> ''),
  -- what the answers are used for, told to whoever is asked
  purpose text not null check (purpose <> ''),
  -- in whose name it is asked
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- codes of the areas within it where it is asked
  asked_areas text[] not null check (cardinality(asked_areas) > 0),
  form jsonb not null,
  asked text not null check (asked in ('households', 'persons', 'staff')),
  anonymous boolean not null,
  -- null: everybody
  sample_size int check (sample_size > 0),
  -- what a sample is drawn by; whoever has it and the register draws the same
  seed text not null,
  -- share of paper sheets that a second clerk enters again
  control_percent int not null check (control_percent between 0 and 100),
  closes_on date not null,
  state text not null check (state in ('draft', 'open', 'closed', 'withdrawn')),
  -- what another module asks it for
  subject_type text,
  subject_id uuid,
  -- on what a demand of staff rests
  basis text,
  version int not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  -- why it was taken back
  reason text,
  reminded_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((subject_type is null) = (subject_id is null)),
  -- answers of staff are given in office
  check (asked <> 'staff' or not anonymous)
);
select linli.distribute('surveys');
create index surveys_of_area on surveys (jurisdiction_id, area_code, id);
create index surveys_open on surveys (jurisdiction_id, closes_on) where state = 'open';
create index surveys_of_subject on surveys (jurisdiction_id, subject_id) where subject_id is not null;
alter table surveys enable row level security;
create policy own_jurisdiction on surveys using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, purpose, area_path, asked_areas, form, asked, anonymous, sample_size, control_percent, closes_on, state, basis, version,
  opened_at, closed_at, reason, reminded_at) on surveys to linli_app;

-- Buildings among which a survey was drawn: how many live there, and how many of them are asked.
create table survey_buildings (
  jurisdiction_id uuid not null,
  survey_id uuid not null,
  building_id uuid not null,
  name text not null,
  place text collate "C" not null,
  population int not null check (population > 0),
  asked int not null check (asked between 0 and population),
  primary key (jurisdiction_id, survey_id, building_id)
);
select linli.distribute('survey_buildings');
alter table survey_buildings add constraint survey_buildings_survey foreign key (jurisdiction_id, survey_id) references surveys (jurisdiction_id, id);
alter table survey_buildings enable row level security;
create policy own_jurisdiction on survey_buildings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
-- a name is never changed; the right lets a row be held while its sheets are counted
grant select, insert, update (name) on survey_buildings to linli_app;

-- Who is asked: a household, somebody's membership in one, or an area whose staff answers.
create table survey_roll (
  jurisdiction_id uuid not null,
  survey_id uuid not null,
  key uuid not null,
  building_id uuid,
  household_id uuid,
  -- unit and room, or the area's name
  label text not null,
  place text collate "C" not null,
  -- printed on the letter: by it an account that the register does not know answers for the household
  code text not null,
  primary key (jurisdiction_id, survey_id, key),
  unique (jurisdiction_id, code)
);
select linli.distribute('survey_roll');
create index survey_roll_of_key on survey_roll (jurisdiction_id, key);
create index survey_roll_of_building on survey_roll (jurisdiction_id, survey_id, building_id);
alter table survey_roll add constraint survey_roll_survey foreign key (jurisdiction_id, survey_id) references surveys (jurisdiction_id, id);
alter table survey_roll enable row level security;
create policy own_jurisdiction on survey_roll using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on survey_roll to linli_app;

-- Who has answered, once each, by the day. Nothing here leads to what was answered.
create table survey_turnout (
  jurisdiction_id uuid not null,
  survey_id uuid not null,
  key uuid not null,
  way text not null check (way in ('phone', 'paper', 'desk')),
  answered_on date not null,
  -- once for each on the roll
  primary key (jurisdiction_id, survey_id, key)
);
select linli.distribute('survey_turnout');
alter table survey_turnout add constraint survey_turnout_roll foreign key (jurisdiction_id, survey_id, key) references survey_roll (jurisdiction_id, survey_id, key);
alter table survey_turnout enable row level security;
create policy own_jurisdiction on survey_turnout using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on survey_turnout to linli_app;

-- What was answered. Of an anonymous survey neither who nor when: a random id, the building, and the digest of a receipt that the phone made.
create table survey_answers (
  jurisdiction_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  key uuid,
  building_id uuid,
  way text not null check (way in ('phone', 'paper', 'desk')),
  answers jsonb not null,
  receipt bytea,
  primary key (jurisdiction_id, id)
);
select linli.distribute('survey_answers');
create index survey_answers_of_survey on survey_answers (jurisdiction_id, survey_id);
create unique index survey_answers_once on survey_answers (jurisdiction_id, survey_id, key) where key is not null;
create unique index survey_answers_receipt on survey_answers (jurisdiction_id, survey_id, receipt) where receipt is not null;
alter table survey_answers add constraint survey_answers_survey foreign key (jurisdiction_id, survey_id) references surveys (jurisdiction_id, id);
alter table survey_answers enable row level security;
create policy own_jurisdiction on survey_answers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (answers) on survey_answers to linli_app;

-- Sheets of paper: who entered them, and of the control share what a second clerk entered and what of it differed.
create table survey_papers (
  jurisdiction_id uuid not null,
  survey_id uuid not null,
  sheet text not null check (sheet <> ''),
  answer_id uuid not null,
  building_id uuid,
  -- null where the survey is anonymous
  key uuid,
  first_by uuid not null,
  control boolean not null,
  second jsonb,
  second_by uuid,
  -- questions answered differently in both entries
  differing text[] not null default '{}',
  compared int not null default 0,
  settled_by uuid,
  primary key (jurisdiction_id, survey_id, sheet),
  -- nobody checks their own entry
  check (second_by <> first_by),
  check ((second is null) = (second_by is null))
);
select linli.distribute('survey_papers');
alter table survey_papers add constraint survey_papers_answer foreign key (jurisdiction_id, answer_id) references survey_answers (jurisdiction_id, id);
alter table survey_papers enable row level security;
create policy own_jurisdiction on survey_papers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (second, second_by, differing, compared, settled_by) on survey_papers to linli_app;
