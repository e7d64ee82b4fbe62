-- What acts earn by the rules of points: budgets that pay, what was put into them, what every act earned and why, entries by hand that a second person
-- confirms, what looks odd, and objections of those whose points they are.

create table points_budgets (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- pays acts in this area and below, unless a nearer one does
  area_code text not null,
  title text not null,
  -- who pays: an office, a company, a village
  payer text not null,
  -- points put into it in one calendar year at most
  ceiling bigint not null check (ceiling >= 0),
  version int not null default 1,
  opened_by uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('points_budgets');
create unique index points_budgets_of_area on points_budgets (jurisdiction_id, area_code) where closed_at is null;
alter table points_budgets enable row level security;
create policy own_jurisdiction on points_budgets using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, payer, ceiling, version, closed_at) on points_budgets to linli_app;

-- Each time points were put into a budget, by whom and why.
create table points_grants (
  jurisdiction_id uuid not null,
  id uuid not null,
  budget_id uuid not null,
  year int not null,
  points bigint not null check (points > 0),
  payer text not null,
  reason text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('points_grants');
create index points_grants_of on points_grants (jurisdiction_id, budget_id, year);
alter table points_grants add constraint points_grants_budget foreign key (jurisdiction_id, budget_id) references points_budgets (jurisdiction_id, id);
alter table points_grants enable row level security;
create policy own_jurisdiction on points_grants using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on points_grants to linli_app;

-- Every act that could earn points: what it was worth, what was paid, by which rule, from which budget.
create table points_earned (
  jurisdiction_id uuid not null,
  id uuid not null,
  act text not null,
  source_what text not null,
  source_id text not null,
  -- what is corrected earns anew under the next number
  revision int not null,
  person_id uuid not null,
  area_code text not null,
  kind text,
  quantity int not null check (quantity > 0),
  on_day date not null,
  -- what the person was on that day, beside a resident
  classes text[] not null,
  rule text,
  -- version of the rules; 0: those that come along
  rules_version int not null,
  credit bigint not null,
  raw bigint not null,
  points bigint not null check (points >= 0),
  -- the cap that cut it: { per, points, rule, class }
  cut jsonb,
  -- months after which the points expire, from the day they are paid
  months int,
  state text not null check (state in ('posted', 'waiting', 'nothing', 'reversed')),
  why text not null,
  budget_id uuid,
  -- its act in the ledger
  transfer_id uuid,
  approved_by uuid,
  facts jsonb not null,
  earned_at timestamptz not null,
  posted_at timestamptz,
  reversed_at timestamptz,
  reversed_reason text,
  -- points that were spent before they were taken back: the budget bears them
  debt bigint not null default 0 check (debt >= 0),
  primary key (jurisdiction_id, id),
  check ((state in ('waiting', 'nothing')) <= (transfer_id is null)),
  check (state <> 'posted' or transfer_id is not null)
);
select linli.distribute('points_earned');
create unique index points_earned_once on points_earned (jurisdiction_id, source_what, source_id, act, revision);
create index points_earned_of_person on points_earned (jurisdiction_id, person_id, on_day);
create index points_earned_by_day on points_earned (jurisdiction_id, on_day, area_code);
create index points_earned_waiting on points_earned (jurisdiction_id, budget_id, earned_at, id) where state = 'waiting';
create index points_earned_of_transfer on points_earned (jurisdiction_id, transfer_id) where transfer_id is not null;
create index points_earned_debts on points_earned (jurisdiction_id, budget_id) where debt > 0;
create index points_earned_by_approver on points_earned (jurisdiction_id, approved_by, earned_at) where approved_by is not null;
alter table points_earned add constraint points_earned_budget foreign key (jurisdiction_id, budget_id) references points_budgets (jurisdiction_id, id);
alter table points_earned enable row level security;
create policy own_jurisdiction on points_earned using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, why, budget_id, transfer_id, posted_at, reversed_at, reversed_reason, debt) on points_earned to linli_app;

-- Acts that no system recorded, entered by hand for a reason; the rules say what they pay once a second person has confirmed them.
create table points_by_hand (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  area_code text not null,
  act text not null,
  kind text,
  quantity int not null check (quantity > 0),
  on_day date not null,
  reason text not null,
  state text not null check (state in ('asked', 'confirmed', 'refused')),
  entered_by uuid not null,
  entered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text,
  primary key (jurisdiction_id, id),
  check ((state = 'asked') = (decided_by is null)),
  -- nobody confirms an entry of one's own
  constraint points_by_hand_second_person check (decided_by <> entered_by)
);
select linli.distribute('points_by_hand');
create index points_by_hand_waiting on points_by_hand (jurisdiction_id, area_code, id) where state = 'asked';
create index points_by_hand_of_person on points_by_hand (jurisdiction_id, person_id, on_day);
create index points_by_hand_by_clerk on points_by_hand (jurisdiction_id, entered_by, entered_at);
alter table points_by_hand enable row level security;
create policy own_jurisdiction on points_by_hand using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, decided_by, decided_at, decision) on points_by_hand to linli_app;

-- What looks odd about how acts were booked: somebody who supervises looks at it.
create table points_oddities (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- fast: much booked within minutes by one account; repeated: the same act of the same person again and again in one day
  kind text not null check (kind in ('fast', 'repeated')),
  account_id uuid not null,
  -- the person whose acts they are; the account itself where they are of many
  about_id uuid not null,
  area_code text not null,
  on_day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  acts int not null,
  minutes int not null,
  checked_by uuid,
  checked_at timestamptz,
  finding text,
  primary key (jurisdiction_id, id),
  check ((checked_by is null) = (finding is null))
);
select linli.distribute('points_oddities');
create unique index points_oddities_once on points_oddities (jurisdiction_id, kind, account_id, about_id, on_day);
create index points_oddities_open on points_oddities (jurisdiction_id, area_code, id) where checked_by is null;
alter table points_oddities enable row level security;
create policy own_jurisdiction on points_oddities using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (last_at, acts, minutes, checked_by, checked_at, finding) on points_oddities to linli_app;

-- Objections of somebody to what an act of theirs earned.
create table points_objections (
  jurisdiction_id uuid not null,
  id uuid not null,
  earned_id uuid not null,
  person_id uuid not null,
  area_code text not null,
  words text not null,
  made_at timestamptz not null,
  decision text check (decision in ('upheld', 'refused')),
  answer text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((decision is null) = (answer is null))
);
select linli.distribute('points_objections');
-- one at a time
create unique index points_objections_once on points_objections (jurisdiction_id, earned_id) where decision is null;
create index points_objections_open on points_objections (jurisdiction_id, area_code, id) where decision is null;
create index points_objections_of_person on points_objections (jurisdiction_id, person_id, id);
alter table points_objections add constraint points_objections_earned foreign key (jurisdiction_id, earned_id) references points_earned (jurisdiction_id, id);
alter table points_objections enable row level security;
create policy own_jurisdiction on points_objections using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (decision, answer, decided_by, decided_at) on points_objections to linli_app;
