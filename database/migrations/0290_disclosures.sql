-- Disclosure (公示): what is published in an area for a period, its versions, and objections with their answers.
create table disclosures (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- what its address and code lead to
  token text collate "C" not null,
  kind text collate "C" not null check (kind in ('resolution', 'result', 'accounts', 'covenant', 'notice', 'progress')),
  -- what it belongs to; null: published by hand
  subject_type text collate "C",
  subject_id text collate "C",
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- days in Shanghai, the last included
  from_on date not null,
  until_on date not null,
  decided_on date,
  published_at timestamptz not null,
  -- null: by the platform
  published_by uuid,
  version int not null default 1 check (version > 0),
  takes_objections boolean not null,
  -- last day on which one may object
  objections_until date,
  document_ids uuid[] not null default '{}',
  ended_on date,
  ended_by uuid,
  end_reason text check (end_reason <> ''),
  -- when the module it belongs to was told that its period is over
  over_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, token),
  check (until_on >= from_on),
  -- nothing is published for days that are past
  constraint disclosures_not_past check (from_on >= (published_at at time zone 'Asia/Shanghai')::date),
  constraint disclosures_end_says_why check ((ended_on is null) = (end_reason is null)),
  check (takes_objections = (objections_until is not null)),
  check ((subject_type is null) = (subject_id is null))
);
select linli.distribute('disclosures');
create index disclosures_of_area on disclosures (jurisdiction_id, area_code, id);
create index disclosures_until on disclosures (jurisdiction_id, until_on, id);
create index disclosures_from on disclosures (jurisdiction_id, from_on, id);
create index disclosures_of_subject on disclosures (jurisdiction_id, subject_type, subject_id) where subject_type is not null;
create index disclosures_to_tell on disclosures (jurisdiction_id, until_on) where over_at is null and ended_on is null;
alter table disclosures enable row level security;
create policy own_jurisdiction on disclosures using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (area_path, until_on, version, objections_until, ended_on, ended_by, end_reason, over_at) on disclosures to linli_app;

-- Every version as it was read: nobody can change one, an amendment is the next.
create table disclosure_versions (
  jurisdiction_id uuid not null,
  disclosure_id uuid not null,
  number int not null check (number > 0),
  title text not null check (title <> ''),
  body jsonb not null,
  until_on date not null,
  -- why it was amended
  reason text check (reason <> ''),
  at timestamptz not null,
  by_id uuid,
  primary key (jurisdiction_id, disclosure_id, number),
  constraint disclosure_versions_say_why check ((number = 1) = (reason is null))
);
select linli.distribute('disclosure_versions');
alter table disclosure_versions add constraint disclosure_versions_of foreign key (jurisdiction_id, disclosure_id) references disclosures (jurisdiction_id, id);
alter table disclosure_versions enable row level security;
create policy own_jurisdiction on disclosure_versions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on disclosure_versions to linli_app;

create table disclosure_objections (
  jurisdiction_id uuid not null,
  id uuid not null,
  disclosure_id uuid not null,
  about text collate "C" not null check (about in ('untrue', 'disagree', 'procedure', 'other')),
  words text not null check (words <> ''),
  -- on the phone by an account, at the counter by a clerk
  account_id uuid,
  written_by uuid,
  -- masked: nobody needs more to answer
  masked_name text not null,
  at timestamptz not null,
  due_on date not null,
  -- who published what it is about
  published_by uuid,
  verdict text collate "C" check (verdict in ('upheld', 'partly', 'rejected')),
  answer text check (answer <> ''),
  answered_by uuid,
  answered_at timestamptz,
  -- taken to the level above
  press_reason text check (press_reason <> ''),
  pressed_at timestamptz,
  inquiry_due date,
  finding text collate "C" check (finding in ('wrong', 'right')),
  finding_words text check (finding_words <> ''),
  found_by uuid,
  found_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((account_id is null) <> (written_by is null)),
  check (num_nulls(verdict, answer, answered_by, answered_at) in (0, 4)),
  check (num_nulls(press_reason, pressed_at, inquiry_due) in (0, 3)),
  check (num_nulls(finding, finding_words, found_by, found_at) in (0, 4)),
  check (finding is null or pressed_at is not null),
  -- nobody answers for what they published themselves
  constraint disclosure_objections_answered_by_another check (answered_by <> published_by)
);
select linli.distribute('disclosure_objections');
create index disclosure_objections_of on disclosure_objections (jurisdiction_id, disclosure_id, id);
create index disclosure_objections_waiting on disclosure_objections (jurisdiction_id, due_on, id) where answered_at is null and found_at is null;
create index disclosure_objections_inquiries on disclosure_objections (jurisdiction_id, inquiry_due, id) where pressed_at is not null and found_at is null;
-- one at a time by one account
create unique index disclosure_objections_once on disclosure_objections (jurisdiction_id, disclosure_id, account_id) where account_id is not null and answered_at is null and found_at is null;
create index disclosure_objections_of_account on disclosure_objections (jurisdiction_id, account_id, id) where account_id is not null;
alter table disclosure_objections add constraint disclosure_objections_disclosure foreign key (jurisdiction_id, disclosure_id) references disclosures (jurisdiction_id, id);
alter table disclosure_objections enable row level security;
create policy own_jurisdiction on disclosure_objections using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (verdict, answer, answered_by, answered_at, press_reason, pressed_at, inquiry_due, finding, finding_words, found_by, found_at) on disclosure_objections to linli_app;
