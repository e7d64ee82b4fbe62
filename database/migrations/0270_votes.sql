-- Voting (表决): what is decided by whom until when, who is due, who has handed in a ballot, and the ballots. Other modules open votes on what is theirs.
create table votes (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- what it is a vote on, of another module; its own polls have their own id
  subject_type text collate "C" not null,
  subject_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  title text not null check (title <> ''),
  -- with their rules, as they were when it was opened
  questions jsonb not null,
  secret boolean not null,
  -- who voted on the phone may change it until closing
  change boolean not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- open · counting: over, papers are still compared · closed · void
  state text collate "C" not null check (state in ('open', 'counting', 'closed', 'void')),
  -- its result and ballots may be seen by anybody with the address, else by those who are due and those who run it
  published boolean not null,
  -- mandates one holder may have
  proxies_most int not null check (proxies_most between 0 and 1000),
  entries int not null check (entries > 0),
  told_open_at timestamptz,
  reminded_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  -- why it was closed early, put off or declared void
  end_reason text,
  outcome jsonb,
  bundle_sha256 text,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  -- what a ballot names to be a secret one, or not
  unique (jurisdiction_id, id, secret),
  check (closes_at > opens_at),
  check ((state = 'closed') = (closed_at is not null and outcome is not null and bundle_sha256 is not null)),
  check (state <> 'void' or end_reason is not null)
);
select linli.distribute('votes');
create index votes_of_area on votes (jurisdiction_id, area_code, id);
create index votes_of_subject on votes (jurisdiction_id, subject_type, subject_id);
create index votes_running on votes (jurisdiction_id, closes_at) where state in ('open', 'counting');
alter table votes enable row level security;
create policy own_jurisdiction on votes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (closes_at, state, published, told_open_at, reminded_at, closed_at, closed_by, end_reason, outcome, bundle_sha256, entries) on votes to linli_app;

-- Who is due (名册), with the weight each has.
create table vote_roll (
  jurisdiction_id uuid not null,
  vote_id uuid not null,
  key text collate "C" not null check (key <> ''),
  heads int not null check (heads >= 0),
  -- hundredths of a square metre
  area bigint not null check (area >= 0),
  ways text[] not null,
  -- by what the desk finds it; never published
  label text,
  account_id uuid,
  person_id uuid,
  served_at timestamptz,
  served_way text,
  present_at timestamptz,
  primary key (jurisdiction_id, vote_id, key)
);
select linli.distribute('vote_roll');
alter table vote_roll add constraint vote_roll_vote foreign key (jurisdiction_id, vote_id) references votes (jurisdiction_id, id);
alter table vote_roll add constraint vote_roll_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create index vote_roll_of_account on vote_roll (jurisdiction_id, account_id, vote_id) where account_id is not null;
create index vote_roll_of_person on vote_roll (jurisdiction_id, person_id, vote_id) where person_id is not null;
alter table vote_roll enable row level security;
create policy own_jurisdiction on vote_roll using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (heads, area, account_id, person_id, label, served_at, served_way, present_at) on vote_roll to linli_app;

-- Who has handed in a ballot: one entry, one ballot, whoever hands it in by whichever way. Of a secret vote nothing here leads to what the ballot says.
create table vote_turnout (
  jurisdiction_id uuid not null,
  vote_id uuid not null,
  key text collate "C" not null,
  way text not null check (way in ('phone', 'paper', 'proxy')),
  -- of a secret vote the day alone
  at timestamptz not null,
  -- whose hand it was: the voter's own, the holder's of a mandate, the clerk's at the box
  account_id uuid,
  primary key (jurisdiction_id, vote_id, key)
);
select linli.distribute('vote_turnout');
alter table vote_turnout add constraint vote_turnout_roll foreign key (jurisdiction_id, vote_id, key) references vote_roll (jurisdiction_id, vote_id, key);
alter table vote_turnout enable row level security;
create policy own_jurisdiction on vote_turnout using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (at, account_id) on vote_turnout to linli_app;

-- What ballots say. A secret one names no entry, no account and no moment but the day; its id is random, and closing writes all of them anew in another order.
create table vote_ballots (
  jurisdiction_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  secret boolean not null,
  key text collate "C",
  heads int not null,
  area bigint not null,
  marks jsonb not null,
  way text not null check (way in ('phone', 'paper', 'proxy')),
  day date not null,
  -- digest of the code that its voter alone has
  receipt bytea,
  primary key (jurisdiction_id, vote_id, id),
  unique (jurisdiction_id, vote_id, key),
  unique (jurisdiction_id, vote_id, receipt),
  check (secret = (key is null))
);
select linli.distribute('vote_ballots');
alter table vote_ballots add constraint vote_ballots_vote foreign key (jurisdiction_id, vote_id, secret) references votes (jurisdiction_id, id, secret);
alter table vote_ballots add constraint vote_ballots_turnout foreign key (jurisdiction_id, vote_id, key) references vote_turnout (jurisdiction_id, vote_id, key);
alter table vote_ballots enable row level security;
create policy own_jurisdiction on vote_ballots using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (marks, receipt, way, day) on vote_ballots to linli_app;

-- Paper ballots: entered by two who do not see each other's entry; where they differ a third decides.
create table vote_papers (
  jurisdiction_id uuid not null,
  id uuid not null,
  vote_id uuid not null,
  -- the number on the paper; of an open vote the key of its entry
  slip text collate "C" not null check (slip <> ''),
  key text collate "C",
  -- entered: by one · differs: by two who read it differently · settled · withdrawn
  state text collate "C" not null check (state in ('entered', 'differs', 'settled', 'withdrawn')),
  begun_at timestamptz not null,
  end_reason text,
  primary key (jurisdiction_id, id),
  check (state <> 'withdrawn' or end_reason is not null)
);
select linli.distribute('vote_papers');
alter table vote_papers add constraint vote_papers_vote foreign key (jurisdiction_id, vote_id) references votes (jurisdiction_id, id);
create unique index vote_papers_once on vote_papers (jurisdiction_id, vote_id, slip) where state <> 'withdrawn';
create index vote_papers_unsettled on vote_papers (jurisdiction_id, vote_id) where state in ('entered', 'differs');
alter table vote_papers enable row level security;
create policy own_jurisdiction on vote_papers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, end_reason) on vote_papers to linli_app;

create table vote_paper_entries (
  jurisdiction_id uuid not null,
  paper_id uuid not null,
  n smallint not null check (n between 1 and 3),
  account_id uuid not null,
  -- what was read off the paper: marks, and of a secret one its weight
  said jsonb not null,
  at timestamptz not null,
  primary key (jurisdiction_id, paper_id, n),
  -- nobody compares with themselves
  unique (jurisdiction_id, paper_id, account_id)
);
select linli.distribute('vote_paper_entries');
alter table vote_paper_entries add constraint vote_paper_entries_paper foreign key (jurisdiction_id, paper_id) references vote_papers (jurisdiction_id, id);
alter table vote_paper_entries enable row level security;
create policy own_jurisdiction on vote_paper_entries using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on vote_paper_entries to linli_app;

-- Mandates (委托): who votes for an entry, by a document.
create table vote_proxies (
  jurisdiction_id uuid not null,
  id uuid not null,
  vote_id uuid not null,
  key text collate "C" not null,
  holder_id uuid not null,
  files uuid[] not null,
  given_at timestamptz not null,
  by_id uuid,
  ended_at timestamptz,
  end_reason text,
  primary key (jurisdiction_id, id),
  check (cardinality(files) > 0),
  check ((ended_at is null) = (end_reason is null))
);
select linli.distribute('vote_proxies');
alter table vote_proxies add constraint vote_proxies_roll foreign key (jurisdiction_id, vote_id, key) references vote_roll (jurisdiction_id, vote_id, key);
alter table vote_proxies add constraint vote_proxies_holder foreign key (jurisdiction_id, holder_id) references persons (jurisdiction_id, id);
create unique index vote_proxies_once on vote_proxies (jurisdiction_id, vote_id, key) where ended_at is null;
create index vote_proxies_of_holder on vote_proxies (jurisdiction_id, holder_id, vote_id);
alter table vote_proxies enable row level security;
create policy own_jurisdiction on vote_proxies using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (ended_at, end_reason) on vote_proxies to linli_app;
