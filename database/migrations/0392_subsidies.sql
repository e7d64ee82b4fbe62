-- Subsidies for property services (物业奖补): reckoned from final scores by a scheme, checked and approved by somebody else, paid once. Sums are whole cents; account
-- numbers are not kept.
create table subsidy_schemes (
  jurisdiction_id uuid not null,
  code text collate "C" not null,
  -- of the newest published version, for lists; versions themselves are definitions
  title jsonb not null,
  card text collate "C" not null,
  published_at timestamptz not null,
  primary key (jurisdiction_id, code)
);
select linli.distribute('subsidy_schemes');
alter table subsidy_schemes enable row level security;
create policy own_jurisdiction on subsidy_schemes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, card, published_at) on subsidy_schemes to linli_app;

-- One row for each scheme and year: held by whoever approves, so that the budget is not given away twice.
create table subsidy_budgets (
  jurisdiction_id uuid not null,
  scheme text collate "C" not null,
  year int not null,
  primary key (jurisdiction_id, scheme, year)
);
select linli.distribute('subsidy_budgets');
alter table subsidy_budgets enable row level security;
create policy own_jurisdiction on subsidy_budgets using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (year) on subsidy_budgets to linli_app;

create table subsidy_runs (
  jurisdiction_id uuid not null,
  id uuid not null,
  scheme text collate "C" not null,
  version int not null,
  -- of whose budget it is paid
  year int not null,
  card_run_id uuid not null,
  card_edition int not null,
  first_day date not null,
  last_day date not null,
  state text collate "C" not null default 'reckoned' check (state in ('reckoned', 'checked', 'approved', 'abandoned')),
  -- by score, and after the budget, as reckoned
  wanted bigint not null check (wanted >= 0),
  total bigint not null check (total between 0 and wanted),
  budget_left bigint not null,
  constraint subsidy_runs_within_budget check (total <= budget_left or total = 0),
  reckoned_at timestamptz not null,
  reckoned_by uuid not null,
  checked_at timestamptz,
  checked_by uuid,
  constraint subsidy_runs_checked_by_another check (checked_by <> reckoned_by),
  approved_at timestamptz,
  approved_by uuid,
  constraint subsidy_runs_approved_by_another check (approved_by <> reckoned_by),
  primary key (jurisdiction_id, id)
);
select linli.distribute('subsidy_runs');
create unique index subsidy_runs_one on subsidy_runs (jurisdiction_id, scheme, card_run_id) where state <> 'abandoned';
create index subsidy_runs_by_time on subsidy_runs (jurisdiction_id, first_day desc, id);
alter table subsidy_runs enable row level security;
create policy own_jurisdiction on subsidy_runs using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, checked_at, checked_by, approved_at, approved_by) on subsidy_runs to linli_app;

create table subsidy_lines (
  jurisdiction_id uuid not null,
  run_id uuid not null,
  -- an estate: a row of its register
  subject text collate "C" not null,
  -- 0: as reckoned; further ones were decided after a score was corrected
  number int not null check (number >= 0),
  name text not null,
  organisation_id uuid,
  company text not null,
  households int,
  area double precision,
  score double precision,
  share double precision,
  wanted bigint not null,
  amount bigint not null,
  constraint subsidy_lines_reclaims check (number > 0 or amount >= 0),
  why text collate "C" check (why in ('no_score', 'no_facts', 'below', 'budget')),
  reason text not null default '',
  decided_at timestamptz not null,
  decided_by uuid not null,
  paid_on date,
  receipt text,
  paid_by uuid,
  constraint subsidy_lines_paid check ((paid_on is null) = (paid_by is null)),
  primary key (jurisdiction_id, run_id, subject, number)
);
select linli.distribute('subsidy_lines');
alter table subsidy_lines add constraint subsidy_lines_run foreign key (jurisdiction_id, run_id) references subsidy_runs (jurisdiction_id, id);
alter table subsidy_lines enable row level security;
create policy own_jurisdiction on subsidy_lines using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (paid_on, receipt, paid_by) on subsidy_lines to linli_app;
