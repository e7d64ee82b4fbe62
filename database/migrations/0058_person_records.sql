-- What stands beside a person: records that turned out to be one, those that may be, who looked at what and why, consents, and requests under the
-- Personal Information Protection Law.

-- `from_id` turned out to be `into_id`; what moved stands here so that it can move back.
create table person_merges (
  jurisdiction_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  reason text not null,
  -- ids of what moved by use, and which values the kept record took over
  moved jsonb not null,
  merged_at timestamptz not null,
  merged_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (jurisdiction_id, id)
);
select linli.distribute('person_merges');
alter table person_merges add constraint person_merges_from foreign key (jurisdiction_id, from_id) references persons (jurisdiction_id, id);
alter table person_merges add constraint person_merges_into foreign key (jurisdiction_id, into_id) references persons (jurisdiction_id, id);
alter table person_merges enable row level security;
create policy own_jurisdiction on person_merges using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (undone_at, undone_by) on person_merges to linli_app;
create index person_merges_of on person_merges (jurisdiction_id, into_id);

-- Two records that may be one person: a human decides, once.
create table person_doubts (
  jurisdiction_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  kind text not null,
  found_at timestamptz not null default date_trunc('milliseconds', now()),
  verdict text,
  decided_at timestamptz,
  decided_by uuid,
  primary key (jurisdiction_id, first_id, second_id),
  constraint person_doubts_kind check (kind in ('name_phone', 'name_area')),
  constraint person_doubts_verdict check (verdict in ('same', 'distinct')),
  constraint person_doubts_order check (first_id < second_id)
);
select linli.distribute('person_doubts');
alter table person_doubts add constraint person_doubts_first foreign key (jurisdiction_id, first_id) references persons (jurisdiction_id, id);
alter table person_doubts add constraint person_doubts_second foreign key (jurisdiction_id, second_id) references persons (jurisdiction_id, id);
alter table person_doubts enable row level security;
create policy own_jurisdiction on person_doubts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (verdict, decided_at, decided_by) on person_doubts to linli_app;
create index person_doubts_open on person_doubts (jurisdiction_id, found_at) where verdict is null;
create index person_doubts_of_second on person_doubts (jurisdiction_id, second_id);

-- Who looked at which sealed values of a person, and why. Only ever added to.
create table person_looks (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  what text[] not null,
  reason text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('person_looks');
alter table person_looks add constraint person_looks_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table person_looks enable row level security;
create policy own_jurisdiction on person_looks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on person_looks to linli_app;
create index person_looks_of on person_looks (jurisdiction_id, person_id, at desc);

-- Consents as they were given and withdrawn, by use; the last one counts.
create table person_consents (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  use text not null,
  given boolean not null,
  on_day date not null,
  how text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (jurisdiction_id, id)
);
select linli.distribute('person_consents');
alter table person_consents add constraint person_consents_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table person_consents enable row level security;
create policy own_jurisdiction on person_consents using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on person_consents to linli_app;
create index person_consents_of on person_consents (jurisdiction_id, person_id, recorded_at desc);

-- The ledger: who asked for what, who decided, what was done, what stayed and on which basis. Also what the retention job erased.
create table person_requests (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null,
  -- whose data: an account, a person, or both
  account_id uuid,
  person_id uuid,
  note text,
  asked_at timestamptz not null,
  -- null: the platform itself, when the time to keep something was over
  asked_by uuid,
  due_at timestamptz not null,
  state text not null,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  -- what was erased, what stayed and why
  outcome jsonb not null default '{}',
  primary key (jurisdiction_id, id),
  constraint person_requests_kind check (kind in ('export', 'erasure', 'retention')),
  constraint person_requests_state check (state in ('asked', 'done', 'refused')),
  constraint person_requests_subject check (account_id is not null or person_id is not null)
);
select linli.distribute('person_requests');
alter table person_requests add constraint person_requests_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table person_requests enable row level security;
create policy own_jurisdiction on person_requests using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, decided_at, decided_by, reason, outcome) on person_requests to linli_app;
create index person_requests_open on person_requests (jurisdiction_id, due_at, id) where state = 'asked';
create index person_requests_by_time on person_requests (jurisdiction_id, asked_at desc, id desc);
create index person_requests_of_account on person_requests (jurisdiction_id, account_id, asked_at desc) where account_id is not null;
create index person_requests_of_person on person_requests (jurisdiction_id, person_id) where person_id is not null;
-- one of a kind at a time
create unique index person_requests_once on person_requests (jurisdiction_id, kind, coalesce(person_id, account_id)) where state = 'asked';
