-- Proposals (四步议事法、四议两公开): what a branch proposes, parties discuss, a collective decides and residents evaluate, by a method that is data.
create table proposals (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  title text not null,
  state text collate "C" not null default 'draft' check (state in ('draft', 'running', 'done', 'rejected', 'withdrawn')),
  -- the method as it was when the proposal was drafted: what is changed later changes nothing here
  method jsonb not null,
  method_code text collate "C" not null,
  -- number of the newest version of the text
  text_version int not null default 1 check (text_version > 0),
  -- why it was withdrawn
  words text,
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('proposals');
create index proposals_of_area on proposals (jurisdiction_id, area_code, created_at, id);
create index proposals_by_time on proposals (jurisdiction_id, created_at, id);
create index proposals_running on proposals (jurisdiction_id, area_code, id) where state = 'running';
alter table proposals enable row level security;
create policy own_jurisdiction on proposals using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, state, text_version, words, ended_at) on proposals to linli_app;

-- Steps in the order of the method; one at a time runs.
create table proposal_steps (
  jurisdiction_id uuid not null,
  proposal_id uuid not null,
  number int not null check (number > 0),
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'running', 'ended', 'merged', 'dropped')),
  announced_at timestamptz,
  announced_by uuid,
  from_on date,
  until_on date check (until_on >= from_on),
  -- what was told when it began, and when it ended
  notice text,
  words text,
  way text collate "C" check (way in ('vote', 'meeting')),
  vote_id uuid,
  -- the text that is decided on
  text_version int,
  -- of each meeting: due, present, yes, no, abstain, the day, what it came to
  sittings jsonb not null default '[]',
  outcome text collate "C" check (outcome in ('carried', 'fallen')),
  document_ids uuid[] not null default '{}',
  disclosure_id uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (jurisdiction_id, proposal_id, number),
  check ((state in ('running', 'ended', 'merged')) = (announced_at is not null)),
  check ((state in ('ended', 'merged')) = (ended_at is not null))
);
select linli.distribute('proposal_steps');
alter table proposal_steps add constraint proposal_steps_proposal foreign key (jurisdiction_id, proposal_id) references proposals (jurisdiction_id, id);
create unique index proposal_steps_one_runs on proposal_steps (jurisdiction_id, proposal_id) where state = 'running';
create index proposal_steps_until on proposal_steps (jurisdiction_id, until_on, proposal_id) where state = 'running';
create unique index proposal_steps_vote on proposal_steps (jurisdiction_id, vote_id) where vote_id is not null;
alter table proposal_steps enable row level security;
create policy own_jurisdiction on proposal_steps using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, announced_at, announced_by, from_on, until_on, notice, words, way, vote_id, text_version, sittings, outcome,
  document_ids, disclosure_id, ended_at, ended_by) on proposal_steps to linli_app;

-- Every text a proposal has had; none is changed.
create table proposal_versions (
  jurisdiction_id uuid not null,
  proposal_id uuid not null,
  number int not null check (number > 0),
  parts jsonb not null,
  reason text not null default '',
  -- the amendment that was taken up by it
  amendment_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, proposal_id, number)
);
select linli.distribute('proposal_versions');
alter table proposal_versions add constraint proposal_versions_proposal foreign key (jurisdiction_id, proposal_id) references proposals (jurisdiction_id, id);
alter table proposal_versions enable row level security;
create policy own_jurisdiction on proposal_versions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on proposal_versions to linli_app;

create table proposal_comments (
  jurisdiction_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  step int not null,
  -- the text it is about, and the part of it; null: the whole
  version int not null,
  part_key text collate "C",
  stance text collate "C" not null check (stance in ('support', 'oppose', 'suggest', 'ask')),
  account_id uuid not null,
  -- made by somebody in their post
  staff boolean not null,
  words text not null,
  at timestamptz not null,
  day date not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  -- taken off with a reason, which stands in its place
  hidden text,
  primary key (jurisdiction_id, id)
);
select linli.distribute('proposal_comments');
alter table proposal_comments add constraint proposal_comments_proposal foreign key (jurisdiction_id, proposal_id) references proposals (jurisdiction_id, id);
create index proposal_comments_of_proposal on proposal_comments (jurisdiction_id, proposal_id, at, id);
create index proposal_comments_of_account on proposal_comments (jurisdiction_id, account_id, proposal_id, day);
alter table proposal_comments enable row level security;
create policy own_jurisdiction on proposal_comments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (words, answer, answered_by, answered_at, hidden) on proposal_comments to linli_app;

create table proposal_amendments (
  jurisdiction_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  step int not null,
  version int not null,
  part_key text collate "C",
  before text not null,
  after text not null,
  reason text not null,
  account_id uuid not null,
  staff boolean not null,
  at timestamptz not null,
  state text collate "C" not null default 'open' check (state in ('open', 'taken', 'refused', 'withdrawn')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  -- the version that took it up
  taken_version int,
  primary key (jurisdiction_id, id),
  check (before <> after),
  check ((state = 'taken') = (taken_version is not null))
);
select linli.distribute('proposal_amendments');
alter table proposal_amendments add constraint proposal_amendments_proposal foreign key (jurisdiction_id, proposal_id)
  references proposals (jurisdiction_id, id);
create index proposal_amendments_of_proposal on proposal_amendments (jurisdiction_id, proposal_id, at, id);
create index proposal_amendments_open on proposal_amendments (jurisdiction_id, proposal_id) where state = 'open';
create index proposal_amendments_of_account on proposal_amendments (jurisdiction_id, account_id, proposal_id);
alter table proposal_amendments enable row level security;
create policy own_jurisdiction on proposal_amendments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, answer, answered_by, answered_at, taken_version) on proposal_amendments to linli_app;

-- What residents think of what was decided and done; one each, which they may change while it is asked. Who said what is shown to nobody.
create table proposal_evaluations (
  jurisdiction_id uuid not null,
  proposal_id uuid not null,
  account_id uuid not null,
  satisfaction text collate "C" not null check (satisfaction in ('satisfied', 'fair', 'unsatisfied')),
  carried_out text collate "C" not null check (carried_out in ('yes', 'partly', 'no', 'unknown')),
  words text not null default '',
  at timestamptz not null,
  primary key (jurisdiction_id, proposal_id, account_id)
);
select linli.distribute('proposal_evaluations');
alter table proposal_evaluations add constraint proposal_evaluations_proposal foreign key (jurisdiction_id, proposal_id)
  references proposals (jurisdiction_id, id);
create index proposal_evaluations_of_account on proposal_evaluations (jurisdiction_id, account_id);
alter table proposal_evaluations enable row level security;
create policy own_jurisdiction on proposal_evaluations using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (satisfaction, carried_out, words, at) on proposal_evaluations to linli_app;
