-- Scorecards (考核评分): a card scored for a period from what is known of its subjects; frozen, appealed, corrected by decision. Who is scored is a company, an
-- estate, an area, a department or a post, never a resident.
create table scorecards (
  jurisdiction_id uuid not null,
  code text collate "C" not null,
  -- of the newest published version, for lists; versions themselves are definitions
  title jsonb not null,
  subjects text collate "C" not null,
  period text collate "C" not null,
  published_at timestamptz not null,
  primary key (jurisdiction_id, code)
);
select linli.distribute('scorecards');
-- one comprehensive assessment of streets a year, whoever writes it (整治形式主义为基层减负若干规定, 2024)
create unique index scorecards_one_yearly on scorecards (jurisdiction_id, subjects) where subjects = 'street' and period = 'year';
alter table scorecards enable row level security;
create policy own_jurisdiction on scorecards using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, subjects, period, published_at) on scorecards to linli_app;

create table scorecard_runs (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- code of the card and the version whose rules hold for this period, whatever is published later
  card text collate "C" not null,
  version int not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  state text collate "C" not null default 'running' check (state in ('running', 'frozen', 'preliminary', 'final', 'archived', 'abandoned')),
  -- number of the newest edition of its facts; 0 while it runs
  edition int not null default 0,
  appeal_until date,
  opened_at timestamptz not null,
  opened_by uuid not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('scorecard_runs');
create unique index scorecard_runs_one on scorecard_runs (jurisdiction_id, card, first_day) where state <> 'abandoned';
create index scorecard_runs_by_time on scorecard_runs (jurisdiction_id, first_day, id);
alter table scorecard_runs enable row level security;
create policy own_jurisdiction on scorecard_runs using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, edition, appeal_until, ended_at) on scorecard_runs to linli_app;

-- What was known and came out at a moment: 1 is what was frozen, each further one a decision. Never changed.
create table scorecard_editions (
  jurisdiction_id uuid not null,
  run_id uuid not null,
  edition int not null check (edition > 0),
  made_at timestamptz not null,
  made_by uuid,
  reason text not null,
  primary key (jurisdiction_id, run_id, edition)
);
select linli.distribute('scorecard_editions');
alter table scorecard_editions add constraint scorecard_editions_run foreign key (jurisdiction_id, run_id) references scorecard_runs (jurisdiction_id, id);
alter table scorecard_editions enable row level security;
create policy own_jurisdiction on scorecard_editions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on scorecard_editions to linli_app;

create table scorecard_scores (
  jurisdiction_id uuid not null,
  run_id uuid not null,
  edition int not null,
  -- an area by its code, an organisation or a row of a register by its id
  subject text collate "C" not null,
  name text not null,
  area_path ltree,
  organisation_id uuid,
  zone text collate "C" not null,
  -- by code of the indicator: what its source told, and what that came to
  facts jsonb not null,
  lines jsonb not null,
  total double precision,
  unranked text collate "C" check (unranked in ('unknown', 'thin')),
  rank int,
  band text collate "C",
  list text collate "C" check (list in ('red', 'yellow')),
  primary key (jurisdiction_id, run_id, edition, subject)
);
select linli.distribute('scorecard_scores');
alter table scorecard_scores add constraint scorecard_scores_edition foreign key (jurisdiction_id, run_id, edition)
  references scorecard_editions (jurisdiction_id, run_id, edition);
create index scorecard_scores_of_subject on scorecard_scores (jurisdiction_id, subject, run_id, edition);
create index scorecard_scores_of_organisation on scorecard_scores (jurisdiction_id, organisation_id, run_id) where organisation_id is not null;
alter table scorecard_scores enable row level security;
create policy own_jurisdiction on scorecard_scores using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on scorecard_scores to linli_app;

-- Points given by somebody with evidence, each time anew: the last one counts, those before stay readable.
create table scorecard_given (
  jurisdiction_id uuid not null,
  run_id uuid not null,
  subject text collate "C" not null,
  indicator text collate "C" not null,
  number int not null check (number > 0),
  -- null: exempt, with the reason
  points double precision,
  words text not null,
  given_at timestamptz not null,
  given_by uuid not null,
  primary key (jurisdiction_id, run_id, subject, indicator, number)
);
select linli.distribute('scorecard_given');
alter table scorecard_given add constraint scorecard_given_run foreign key (jurisdiction_id, run_id) references scorecard_runs (jurisdiction_id, id);
alter table scorecard_given enable row level security;
create policy own_jurisdiction on scorecard_given using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on scorecard_given to linli_app;

create table scorecard_appeals (
  jurisdiction_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  subject text collate "C" not null,
  indicator text collate "C" not null,
  -- the edition the appeal is about
  edition int not null,
  words text not null,
  raised_at timestamptz not null,
  raised_by uuid not null,
  state text collate "C" not null default 'open' check (state in ('open', 'granted', 'refused', 'withdrawn')),
  answer_by date not null,
  answer text,
  -- the fact that takes the place of the one appealed against
  fact jsonb check ((fact is not null) = (state = 'granted')),
  answered_at timestamptz,
  answered_by uuid check (answered_by <> raised_by),
  primary key (jurisdiction_id, id)
);
select linli.distribute('scorecard_appeals');
alter table scorecard_appeals add constraint scorecard_appeals_score foreign key (jurisdiction_id, run_id, edition, subject)
  references scorecard_scores (jurisdiction_id, run_id, edition, subject);
create unique index scorecard_appeals_one_open on scorecard_appeals (jurisdiction_id, run_id, subject, indicator) where state = 'open';
create index scorecard_appeals_of_run on scorecard_appeals (jurisdiction_id, run_id, raised_at, id);
create index scorecard_appeals_to_answer on scorecard_appeals (jurisdiction_id, answer_by, id) where state = 'open';
alter table scorecard_appeals enable row level security;
create policy own_jurisdiction on scorecard_appeals using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, answer, fact, answered_at, answered_by) on scorecard_appeals to linli_app;
