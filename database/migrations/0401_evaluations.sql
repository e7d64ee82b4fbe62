-- Evaluations (评价部门): streets, residents' delegates and units rate departments in the five powers and what a district adds, one sheet each; what comes of it
-- is a figure of scorecards. Nobody rates a resident.
create table evaluations (
  jurisdiction_id uuid not null,
  id uuid not null,
  title text not null,
  -- the period that is rated, and the last day sheets are taken
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  until_day date not null,
  items jsonb not null,
  secret boolean not null,
  -- fewer sheets than this of a department tell nothing
  least int not null check (least > 0),
  low int not null check (low between 0 and 100),
  high int not null check (high between low and 100),
  shares jsonb not null,
  streets boolean not null,
  delegates boolean not null,
  state text collate "C" not null default 'draft' check (state in ('draft', 'open', 'closed', 'abandoned')),
  -- how often the draft was changed: whoever changes it names the last they saw
  edit int not null default 0,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('evaluations');
create index evaluations_by_time on evaluations (jurisdiction_id, first_day, id);
create index evaluations_closed on evaluations (jurisdiction_id, last_day) where state = 'closed';
alter table evaluations enable row level security;
create policy own_jurisdiction on evaluations using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, first_day, last_day, until_day, items, secret, least, low, high, shares, streets, delegates, state, edit, ended_at)
  on evaluations to linli_app;

-- Who rates whom, and with what weight: how closely they work together. Weight 0: not at all.
create table evaluation_pairs (
  jurisdiction_id uuid not null,
  evaluation_id uuid not null,
  rater_key text collate "C" not null,
  department_id uuid not null,
  rater_kind text collate "C" not null check (rater_kind in ('street', 'delegates', 'unit')),
  rater_name text not null,
  department_name text not null,
  weight double precision not null default 1 check (weight between 0 and 10),
  primary key (jurisdiction_id, evaluation_id, rater_key, department_id)
);
select linli.distribute('evaluation_pairs');
alter table evaluation_pairs add constraint evaluation_pairs_evaluation foreign key (jurisdiction_id, evaluation_id) references evaluations (jurisdiction_id, id);
create index evaluation_pairs_of_rater on evaluation_pairs (jurisdiction_id, rater_key, evaluation_id);
create index evaluation_pairs_of_department on evaluation_pairs (jurisdiction_id, department_id, evaluation_id);
alter table evaluation_pairs enable row level security;
create policy own_jurisdiction on evaluation_pairs using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (weight, rater_name, department_name), delete on evaluation_pairs to linli_app;

-- One sheet of each pair, corrected until the evaluation is closed.
create table evaluation_sheets (
  jurisdiction_id uuid not null,
  evaluation_id uuid not null,
  rater_key text collate "C" not null,
  department_id uuid not null,
  points jsonb not null,
  words jsonb not null,
  edit int not null check (edit > 0),
  filled_by uuid not null,
  filled_at timestamptz not null,
  primary key (jurisdiction_id, evaluation_id, rater_key, department_id)
);
select linli.distribute('evaluation_sheets');
alter table evaluation_sheets add constraint evaluation_sheets_pair foreign key (jurisdiction_id, evaluation_id, rater_key, department_id)
  references evaluation_pairs (jurisdiction_id, evaluation_id, rater_key, department_id);
alter table evaluation_sheets enable row level security;
create policy own_jurisdiction on evaluation_sheets using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (points, words, edit, filled_by, filled_at) on evaluation_sheets to linli_app;

-- What came of it when it was closed. Never changed.
create table evaluation_results (
  jurisdiction_id uuid not null,
  evaluation_id uuid not null,
  department_id uuid not null,
  department_name text not null,
  due int not null,
  came int not null check (came <= due),
  -- null: too few sheets
  percent double precision,
  things jsonb not null,
  primary key (jurisdiction_id, evaluation_id, department_id)
);
select linli.distribute('evaluation_results');
alter table evaluation_results add constraint evaluation_results_evaluation foreign key (jurisdiction_id, evaluation_id) references evaluations (jurisdiction_id, id);
create index evaluation_results_of_department on evaluation_results (jurisdiction_id, department_id, evaluation_id);
alter table evaluation_results enable row level security;
create policy own_jurisdiction on evaluation_results using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on evaluation_results to linli_app;
