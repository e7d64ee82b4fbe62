-- The case loop: categories and rules, reports, cases, the append-only event log, files, seals.

create table categories (
  jurisdiction_id uuid not null references jurisdictions,
  code text not null,
  parent_code text,
  name text not null,
  name_en text not null,
  kind text not null,
  -- words whose presence in a report speaks for this category
  keywords text[] not null default '{}',
  -- limits of the stages: {"verify": {"n": 4, "unit": "working_hours"}, …}; units emergency_hours, working_hours, working_days
  limits jsonb not null default '{}',
  sort int not null default 0,
  active boolean not null default true,
  primary key (jurisdiction_id, code),
  foreign key (jurisdiction_id, parent_code) references categories
);
alter table categories enable row level security;
create policy own_jurisdiction on categories using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on categories to linli_app;

-- Category × area → organisation. The most specific rule wins: deeper category first, then smaller area. Null category: any.
create table dispatch_rules (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  category_code text,
  area_path ltree not null,
  organisation_id uuid not null,
  primary key (jurisdiction_id, id),
  unique nulls not distinct (jurisdiction_id, category_code, area_path),
  foreign key (jurisdiction_id, category_code) references categories,
  foreign key (jurisdiction_id, organisation_id) references organisations
);
alter table dispatch_rules enable row level security;
create policy own_jurisdiction on dispatch_rules using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on dispatch_rules to linli_app;

create table cases (
  jurisdiction_id uuid not null,
  id uuid not null,
  number text not null,
  state text not null,
  -- where a shelved case goes back to
  resume_state text,
  kind text not null,
  channel text not null,
  title text not null,
  category_code text,
  area_id uuid not null,
  area_path ltree not null,
  -- the area's code once more as plain text: text comparison is leakproof, so that "this area and below" can use an index under
  -- row-level security, which ltree operators cannot
  area_code text collate "C" not null,
  lon double precision,
  lat double precision,
  reporter_id uuid not null,
  suggested_org_id uuid,
  suggested_rule_id uuid,
  handler_org_id uuid,
  -- first receiver stays responsible until another organisation accepts
  first_org_id uuid,
  responsible_org_id uuid,
  -- the person who took the case for the organisation, and who answered last
  handler_account_id uuid,
  answered_by uuid,
  -- every organisation that ever received the case goes on seeing it
  involved_orgs uuid[] not null default '{}',
  due_at timestamptz,
  state_since timestamptz not null,
  -- counted minutes left of the stage when the clock was stopped by shelving
  minutes_left int,
  event_count int not null,
  head_hash bytea not null,
  return_count int not null default 0,
  rework_count int not null default 0,
  reopen_count int not null default 0,
  supervised_at timestamptz,
  answered boolean,
  solved boolean,
  satisfied boolean,
  closed_at timestamptz,
  archived_at timestamptz,
  seal_number int,
  search tsvector not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, number)
  -- No foreign keys to areas and categories: the app role can remove neither, and each check would lock one of a few rows that all
  -- intake shares, against every other transaction that does the same.
);
alter table cases enable row level security;
create policy see on cases for select using (
  jurisdiction_id = linli.jurisdiction() and (
    linli.sees_all() or reporter_id = linli.account() or area_path <@ any (linli.scopes()) or involved_orgs && linli.organisations()
  )
);
create policy open_case on cases for insert with check (jurisdiction_id = linli.jurisdiction());
create policy change on cases for update using (
  jurisdiction_id = linli.jurisdiction() and (
    linli.sees_all() or reporter_id = linli.account() or area_path <@ any (linli.scopes()) or involved_orgs && linli.organisations()
  )
) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on cases to linli_app;
-- lists page by id (UUIDv7: order of arrival); desks read by state and by organisation, residents by reporter
create index cases_by_state on cases (jurisdiction_id, state, id);
create index cases_by_organisation on cases (jurisdiction_id, handler_org_id, id) where handler_org_id is not null;
create index cases_by_reporter on cases (jurisdiction_id, reporter_id, id);
create index cases_by_area on cases (jurisdiction_id, area_code, state);
create index cases_due on cases (jurisdiction_id, due_at) where due_at is not null;
-- new words wait in a list that each search reads and one unlucky writer files: kept short, so that neither is long (kB)
create index cases_search on cases using gin (jurisdiction_id, search) with (gin_pending_list_limit = 512);
create index cases_to_archive on cases (jurisdiction_id, state, state_since) where state in ('closed', 'rejected', 'withdrawn');
create index cases_by_seal on cases (jurisdiction_id, seal_number) where seal_number is not null;
create index cases_to_seal on cases (jurisdiction_id, archived_at) where state = 'archived' and seal_number is null;

create table reports (
  jurisdiction_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reporter_id uuid not null,
  anonymous boolean not null,
  channel text not null,
  text text not null,
  place_text text,
  lon double precision,
  lat double precision,
  located_by text not null,
  -- the log holds a salted digest of what was written; removing text and salt after their retention leaves the chain whole
  salt bytea,
  occurred_at timestamptz,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (jurisdiction_id, id)
  -- No foreign key to cases: one statement writes both, and no case is ever removed. The check's plan, made once per connection while the
  -- table was empty, would read every case of the jurisdiction for each report until statistics are gathered.
);
alter table reports enable row level security;
create policy with_case on reports for select using (
  jurisdiction_id = linli.jurisdiction() and exists (select 1 from cases c where c.jurisdiction_id = reports.jurisdiction_id and c.id = reports.case_id)
);
create policy open_report on reports for insert with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on reports to linli_app;
create index reports_by_case on reports (jurisdiction_id, case_id);

-- The log. Partitioned by the month in which the case began (its UUIDv7 tells), so that a case's whole chain lies in one partition and
-- (case, seq) stays unique. Append-only: the app role may insert and read, nothing else.
create table case_events (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  seq int not null,
  action text not null,
  from_state text,
  to_state text not null,
  actor_id uuid,
  actor_role text not null,
  post_id uuid,
  organisation_id uuid,
  at timestamptz not null,
  reason text,
  data jsonb not null default '{}',
  attachments jsonb not null default '[]',
  prev_hash bytea not null,
  hash bytea not null,
  primary key (jurisdiction_id, case_id, seq)
) partition by range (case_id);
create table case_events_other partition of case_events default;
alter table case_events enable row level security;
create policy with_case on case_events for select using (
  jurisdiction_id = linli.jurisdiction()
  and (linli.sees_all() or exists (select 1 from cases c where c.jurisdiction_id = case_events.jurisdiction_id and c.id = case_events.case_id))
);
create policy append on case_events for insert with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on case_events to linli_app;
create index case_events_by_time on case_events (jurisdiction_id, at);

-- Smallest UUIDv7 of a moment.
create function linli.uuid_floor(moment timestamptz) returns uuid language sql immutable strict parallel safe
  return (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

-- Makes the event partitions of this month and the next `ahead` months. Security definer: partitions belong to the owner.
create function linli.prepare_months(ahead int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  month timestamptz;
  name text;
  made int := 0;
begin
  perform pg_advisory_xact_lock(7205, 1);
  for i in 0..ahead loop
    month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
    name := 'case_events_' || to_char(month at time zone 'UTC', 'YYYYMM');
    if to_regclass('public.' || name) is null then
      execute format('create table public.%I partition of public.case_events for values from (%L) to (%L)', name,
        linli.uuid_floor(month), linli.uuid_floor((month at time zone 'UTC' + interval '1 month') at time zone 'UTC'));
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
revoke all on function linli.prepare_months(int) from public;
grant execute on function linli.prepare_months(int) to linli_app;
select linli.prepare_months(12);

-- Photos. A file belongs to its uploader until an act claims it for a case; unclaimed ones are removed after a day.
create table files (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  owner_id uuid not null,
  case_id uuid,
  sha256 bytea not null,
  bytes int not null,
  width int not null,
  height int not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
alter table files enable row level security;
create policy see on files for select using (
  jurisdiction_id = linli.jurisdiction() and (
    linli.sees_all() or owner_id = linli.account()
    or exists (select 1 from cases c where c.jurisdiction_id = files.jurisdiction_id and c.id = files.case_id)
  )
);
create policy add on files for insert with check (jurisdiction_id = linli.jurisdiction());
-- once claimed, a file can never be moved to another case
create policy claim on files for update using (jurisdiction_id = linli.jurisdiction() and owner_id = linli.account() and case_id is null)
  with check (jurisdiction_id = linli.jurisdiction());
create policy tidy on files for delete using (jurisdiction_id = linli.jurisdiction() and linli.sees_all() and case_id is null);
grant select, insert, update, delete on files to linli_app;
create index files_by_case on files (jurisdiction_id, case_id) where case_id is not null;
create index files_unclaimed on files (jurisdiction_id, created_at) where case_id is null;

-- Who looked behind a masked name, and why. Append-only.
create table reveals (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  case_id uuid not null,
  viewer_id uuid not null,
  post_id uuid,
  reason text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
alter table reveals enable row level security;
create policy own_jurisdiction on reveals using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on reveals to linli_app;

-- Case numbers are handed out in blocks, one short transaction each, so that intake never queues behind a counter.
create table case_number_days (
  jurisdiction_id uuid not null references jurisdictions,
  day date not null,
  next int not null,
  primary key (jurisdiction_id, day)
);
alter table case_number_days enable row level security;
create policy own_jurisdiction on case_number_days using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on case_number_days to linli_app;

-- Seals: each binds a batch of archived cases (sorted case id and last hash) and the seal before it. Removing or rewriting an archived
-- case, even with its whole chain, breaks the seal.
create table seals (
  jurisdiction_id uuid not null references jurisdictions,
  number int not null,
  case_count int not null,
  content_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (jurisdiction_id, number)
);
alter table seals enable row level security;
create policy own_jurisdiction on seals using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on seals to linli_app;

-- Words → case ids. Security definer because full-text operators are not leakproof: under row-level security the planner would have to
-- read every row before using the index. Gives only ids of the running jurisdiction; the caller's own query decides which may be seen.
create function linli.search_cases(query tsquery, before uuid, most int) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp rows 200 as $$
  select c.id from cases c
  where c.jurisdiction_id = linli.jurisdiction() and c.search @@ query and (before is null or c.id < before)
  order by c.id desc limit most
$$;
revoke all on function linli.search_cases(tsquery, uuid, int) from public;
grant execute on function linli.search_cases(tsquery, uuid, int) to linli_app;
