-- Standing bodies that meet (联席会议, 大党委, 红色议事厅, 支部 …), their members, meetings, what is said there, and the resolutions that come of it.
create table meeting_bodies (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text collate "C" not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  name text not null check (name <> ''),
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- the organisation that convenes it
  organisation_id uuid,
  place text not null default '',
  -- its own rhythm; null: that of its kind
  rhythm jsonb,
  version int not null default 1,
  ended_on date,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('meeting_bodies');
create index meeting_bodies_of_area on meeting_bodies (jurisdiction_id, area_code, id);
alter table meeting_bodies add constraint meeting_bodies_organisation foreign key (jurisdiction_id, organisation_id) references organisations (jurisdiction_id, id);
alter table meeting_bodies enable row level security;
create policy own_jurisdiction on meeting_bodies using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (name, organisation_id, place, rhythm, version, ended_on) on meeting_bodies to linli_app;

create table meeting_members (
  jurisdiction_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  -- the unit a member speaks for
  organisation_id uuid,
  role text collate "C" not null check (role in ('chair', 'deputy', 'secretary', 'member', 'observer')),
  from_on date not null,
  -- its last day
  until_on date,
  end_reason text,
  primary key (jurisdiction_id, id),
  check (until_on is null or until_on >= from_on)
);
select linli.distribute('meeting_members');
create unique index meeting_members_once on meeting_members (jurisdiction_id, body_id, person_id) where end_reason is null;
create index meeting_members_of_person on meeting_members (jurisdiction_id, person_id, id);
alter table meeting_members add constraint meeting_members_body foreign key (jurisdiction_id, body_id) references meeting_bodies (jurisdiction_id, id);
alter table meeting_members add constraint meeting_members_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table meeting_members add constraint meeting_members_organisation foreign key (jurisdiction_id, organisation_id) references organisations (jurisdiction_id, id);
alter table meeting_members enable row level security;
create policy own_jurisdiction on meeting_members using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, organisation_id, role, until_on, end_reason) on meeting_members to linli_app;

create table meetings (
  jurisdiction_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  kind text collate "C" not null,
  -- the kind as it was when the meeting was arranged, and of which version; what it says of quorum and notice goes by the day of the meeting
  rules jsonb not null,
  rules_version int not null,
  open boolean not null,
  title text not null check (title <> ''),
  year int not null,
  number int not null,
  -- the window of the rhythm it takes place in
  due_key text collate "C",
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null,
  state text collate "C" not null check (state in ('planned', 'convened', 'sitting', 'closed', 'cancelled')),
  noticed_at timestamptz,
  notices int not null default 0,
  opened_at timestamptz,
  closed_at timestamptz,
  -- in whose charge it is, as the minutes say it
  chair text not null default '',
  recorder text not null default '',
  observers text not null default '',
  reason text,
  -- 提级召集: the higher area whose leader chairs, since when it is asked for, and who took it
  raised_path ltree,
  raised_reason text,
  raised_at timestamptz,
  raised_by uuid,
  raised_chair text,
  current_item_id uuid,
  disclosure_id uuid,
  version int not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (ends_at > starts_at),
  check ((raised_path is null) = (raised_at is null)),
  check ((raised_by is null) = (raised_chair is null))
);
select linli.distribute('meetings');
create unique index meetings_number on meetings (jurisdiction_id, body_id, year, number);
create unique index meetings_due on meetings (jurisdiction_id, body_id, due_key) where due_key is not null;
create index meetings_of_area on meetings (jurisdiction_id, area_code, starts_at, id);
create index meetings_by_time on meetings (jurisdiction_id, starts_at, id);
create index meetings_of_body on meetings (jurisdiction_id, body_id, starts_at, id);
create index meetings_raised on meetings (jurisdiction_id, raised_at, id) where raised_at is not null;
alter table meetings add constraint meetings_body foreign key (jurisdiction_id, body_id) references meeting_bodies (jurisdiction_id, id);
alter table meetings enable row level security;
create policy own_jurisdiction on meetings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, starts_at, ends_at, place, state, noticed_at, notices, opened_at, closed_at, chair, recorder, observers, reason, raised_path,
  raised_reason, raised_at, raised_by, raised_chair, current_item_id, disclosure_id, version) on meetings to linli_app;

-- Who is called to a meeting. The id is that of the place in its activity, where coming is recorded.
create table meeting_seats (
  jurisdiction_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  area_code text collate "C" not null,
  member_id uuid,
  person_id uuid not null,
  account_id uuid,
  organisation_id uuid,
  role text collate "C" not null check (role in ('chair', 'deputy', 'secretary', 'member', 'observer')),
  answer text collate "C" not null default 'none' check (answer in ('none', 'coming', 'not_coming', 'proxy')),
  reason text,
  -- the seat of whoever speaks and votes for this one
  proxy_id uuid,
  answered_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((answer = 'proxy') = (proxy_id is not null)),
  check (proxy_id <> id)
);
select linli.distribute('meeting_seats');
create unique index meeting_seats_once on meeting_seats (jurisdiction_id, meeting_id, person_id);
create index meeting_seats_of_account on meeting_seats (jurisdiction_id, account_id, meeting_id) where account_id is not null;
create index meeting_seats_of_person on meeting_seats (jurisdiction_id, person_id);
alter table meeting_seats add constraint meeting_seats_meeting foreign key (jurisdiction_id, meeting_id) references meetings (jurisdiction_id, id);
alter table meeting_seats add constraint meeting_seats_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table meeting_seats enable row level security;
create policy own_jurisdiction on meeting_seats using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (person_id, account_id, answer, reason, proxy_id, answered_at) on meeting_seats to linli_app;

create table meeting_items (
  jurisdiction_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  area_code text collate "C" not null,
  position int not null,
  kind text collate "C" not null check (kind in ('topic', 'report', 'proposal', 'carried')),
  title text not null check (title <> ''),
  text text not null default '',
  presenter text not null default '',
  minutes int check (minutes between 1 and 600),
  proposal_id uuid,
  -- the resolution that comes back, of an earlier meeting
  resolution_id uuid,
  -- the item of an earlier meeting that was deferred to this one
  from_item_id uuid,
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'current', 'done')),
  outcome text collate "C" check (outcome in ('solved', 'resolved', 'noted', 'deferred', 'done', 'unsolved')),
  -- what was decided or found, in a sentence
  words text not null default '',
  begun_at timestamptz,
  ended_at timestamptz,
  -- counted hands
  hands_for int check (hands_for >= 0),
  hands_against int check (hands_against >= 0),
  hands_abstain int check (hands_abstain >= 0),
  vote_id uuid,
  version int not null default 1,
  primary key (jurisdiction_id, id),
  check ((kind = 'carried') = (resolution_id is not null)),
  check ((state = 'done') = (outcome is not null)),
  check (num_nulls(hands_for, hands_against, hands_abstain) in (0, 3))
);
select linli.distribute('meeting_items');
-- what comes back stands on an agenda once, whoever puts it there
create unique index meeting_items_carried on meeting_items (jurisdiction_id, meeting_id, resolution_id) where resolution_id is not null;
create unique index meeting_items_current on meeting_items (jurisdiction_id, meeting_id) where state = 'current';
-- what was deferred goes to one later meeting
create unique index meeting_items_deferred on meeting_items (jurisdiction_id, from_item_id) where from_item_id is not null;
create unique index meeting_items_proposal on meeting_items (jurisdiction_id, meeting_id, proposal_id) where proposal_id is not null;
create index meeting_items_of_meeting on meeting_items (jurisdiction_id, meeting_id, position, id);
alter table meeting_items add constraint meeting_items_meeting foreign key (jurisdiction_id, meeting_id) references meetings (jurisdiction_id, id);
alter table meeting_items enable row level security;
create policy own_jurisdiction on meeting_items using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (position, title, text, presenter, minutes, state, outcome, words, begun_at, ended_at, hands_for, hands_against, hands_abstain,
  vote_id, version) on meeting_items to linli_app;

-- What is said, as it is written while people talk.
create table meeting_notes (
  jurisdiction_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  -- who speaks; null: a note of the recorder
  seat_id uuid,
  text text not null,
  at timestamptz not null,
  written_by uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('meeting_notes');
create index meeting_notes_of_meeting on meeting_notes (jurisdiction_id, meeting_id, at, id);
alter table meeting_notes add constraint meeting_notes_meeting foreign key (jurisdiction_id, meeting_id) references meetings (jurisdiction_id, id);
alter table meeting_notes enable row level security;
create policy own_jurisdiction on meeting_notes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (seat_id, text) on meeting_notes to linli_app;

create table meeting_resolutions (
  jurisdiction_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  number text not null,
  text text not null check (text <> ''),
  -- null: the desk finds who handles it
  owner_id uuid,
  owner text not null default '',
  made_on date not null,
  due_on date not null,
  state text collate "C" not null check (state in ('open', 'returned', 'done')),
  case_id uuid not null,
  case_number text not null,
  case_state text collate "C" not null,
  case_version int not null default 0,
  result text,
  returned_at timestamptz,
  done_on date,
  -- how often a meeting found it unsolved, and up to which area it was raised
  unsolved int not null default 0,
  raised_path ltree,
  primary key (jurisdiction_id, id),
  check (due_on >= made_on),
  check ((state = 'done') = (done_on is not null))
);
select linli.distribute('meeting_resolutions');
-- an item leads to one resolution, however many press at once
create unique index meeting_resolutions_of_item on meeting_resolutions (jurisdiction_id, item_id);
create unique index meeting_resolutions_case on meeting_resolutions (jurisdiction_id, case_id);
create index meeting_resolutions_open on meeting_resolutions (jurisdiction_id, area_code, due_on, id) where state <> 'done';
create index meeting_resolutions_by_day on meeting_resolutions (jurisdiction_id, made_on, id);
create index meeting_resolutions_of_body on meeting_resolutions (jurisdiction_id, body_id, made_on, id);
alter table meeting_resolutions add constraint meeting_resolutions_meeting foreign key (jurisdiction_id, meeting_id) references meetings (jurisdiction_id, id);
alter table meeting_resolutions add constraint meeting_resolutions_body foreign key (jurisdiction_id, body_id) references meeting_bodies (jurisdiction_id, id);
alter table meeting_resolutions enable row level security;
create policy own_jurisdiction on meeting_resolutions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (due_on, state, case_state, case_version, result, returned_at, done_on, unsolved, raised_path, case_id, case_number) on meeting_resolutions to linli_app;
