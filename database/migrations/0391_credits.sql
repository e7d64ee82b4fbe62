-- Credit of property companies (物业企业信用评价): what is entered about a company lives for a time, can be contested and repaired; years are rated from what lived on
-- their last day. Of companies alone, never of a person.
create table credit_members (
  jurisdiction_id uuid not null,
  organisation_id uuid not null,
  joined_on date not null,
  -- points its basic information was found to be worth
  base double precision not null,
  basics text not null,
  noted_at timestamptz not null,
  noted_by uuid,
  primary key (jurisdiction_id, organisation_id)
);
select linli.distribute('credit_members');
alter table credit_members enable row level security;
create policy own_jurisdiction on credit_members using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (joined_on, base, basics, noted_at, noted_by) on credit_members to linli_app;

create table credit_entries (
  jurisdiction_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  -- as the scheme had it when it was entered
  version int not null,
  item text collate "C" not null,
  name jsonb not null,
  sign text collate "C" not null check (sign in ('good', 'bad')),
  points double precision not null check (points > 0),
  grave boolean not null,
  veto text collate "C",
  occurred_on date not null,
  since date not null check (since >= occurred_on),
  -- the last day it is shown and counted
  until date not null,
  constraint credit_entries_lives check (until >= since),
  -- lives until it is mended, whatever year it was entered in
  till_mended boolean not null,
  repair_from date,
  object_until date not null,
  source text collate "C" not null check (source in ('case', 'list', 'document')),
  source_id uuid,
  words text not null,
  -- what made it, where that was no person: entered once, however often it is announced
  cause text collate "C",
  entered_at timestamptz not null,
  entered_by uuid,
  state text collate "C" not null default 'stands' check (state in ('stands', 'withdrawn')),
  -- repaired on
  ended_on date check (ended_on >= repair_from),
  primary key (jurisdiction_id, id)
);
select linli.distribute('credit_entries');
create unique index credit_entries_one_cause on credit_entries (jurisdiction_id, cause);
create index credit_entries_of_company on credit_entries (jurisdiction_id, organisation_id, since desc, id);
create index credit_entries_by_day on credit_entries (jurisdiction_id, since, id);
alter table credit_entries enable row level security;
create policy own_jurisdiction on credit_entries using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, ended_on) on credit_entries to linli_app;

create table credit_years (
  jurisdiction_id uuid not null,
  id uuid not null,
  year int not null,
  version int not null,
  state text collate "C" not null default 'public' check (state in ('public', 'final')),
  edition int not null default 1,
  public_until date not null,
  rated_at timestamptz not null,
  rated_by uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('credit_years');
create unique index credit_years_one on credit_years (jurisdiction_id, year);
alter table credit_years enable row level security;
create policy own_jurisdiction on credit_years using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, edition) on credit_years to linli_app;

create table credit_editions (
  jurisdiction_id uuid not null,
  year_id uuid not null,
  edition int not null check (edition > 0),
  made_at timestamptz not null,
  made_by uuid not null,
  reason text not null,
  primary key (jurisdiction_id, year_id, edition)
);
select linli.distribute('credit_editions');
alter table credit_editions add constraint credit_editions_year foreign key (jurisdiction_id, year_id) references credit_years (jurisdiction_id, id);
alter table credit_editions enable row level security;
create policy own_jurisdiction on credit_editions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on credit_editions to linli_app;

create table credit_ratings (
  jurisdiction_id uuid not null,
  year_id uuid not null,
  edition int not null,
  organisation_id uuid not null,
  name text not null,
  result jsonb not null,
  entries jsonb not null,
  primary key (jurisdiction_id, year_id, edition, organisation_id)
);
select linli.distribute('credit_ratings');
alter table credit_ratings add constraint credit_ratings_edition foreign key (jurisdiction_id, year_id, edition)
  references credit_editions (jurisdiction_id, year_id, edition);
create index credit_ratings_of_company on credit_ratings (jurisdiction_id, organisation_id, year_id, edition);
alter table credit_ratings enable row level security;
create policy own_jurisdiction on credit_ratings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on credit_ratings to linli_app;

-- Objections to an entry or a rating, and applications for the repair of an entry.
create table credit_asks (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('objection', 'repair')),
  organisation_id uuid not null,
  entry_id uuid,
  year_id uuid,
  constraint credit_asks_about check ((entry_id is null) <> (year_id is null)),
  constraint credit_asks_repairs check (kind = 'objection' or entry_id is not null),
  words text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  answer_by date not null,
  state text collate "C" not null default 'open' check (state in ('open', 'granted', 'refused')),
  answer text,
  answered_at timestamptz,
  answered_by uuid check (answered_by <> asked_by),
  primary key (jurisdiction_id, id)
);
select linli.distribute('credit_asks');
alter table credit_asks add constraint credit_asks_entry foreign key (jurisdiction_id, entry_id) references credit_entries (jurisdiction_id, id);
alter table credit_asks add constraint credit_asks_year foreign key (jurisdiction_id, year_id) references credit_years (jurisdiction_id, id);
create unique index credit_asks_one_of_entry on credit_asks (jurisdiction_id, entry_id, kind) where state = 'open' and entry_id is not null;
create unique index credit_asks_one_of_year on credit_asks (jurisdiction_id, year_id, organisation_id) where state = 'open' and year_id is not null;
create index credit_asks_of_company on credit_asks (jurisdiction_id, organisation_id, asked_at, id);
create index credit_asks_to_answer on credit_asks (jurisdiction_id, answer_by, id) where state = 'open';
alter table credit_asks enable row level security;
create policy own_jurisdiction on credit_asks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, answer, answered_at, answered_by) on credit_asks to linli_app;
