-- Acts on the spot, once each, whatever they serve: who did what, where and when, by both clocks, with what is doubtful about it.
create table activity_acts (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- `<module>.<act>`, and what it is about there
  what text collate "C" not null check (what ~ '^[a-z]+\.[a-z_]+$'),
  subject_id uuid not null,
  -- the plan, series or route it belongs to
  plan_id uuid,
  account_id uuid not null,
  area_id uuid not null,
  area_code text collate "C" not null,
  -- lines of work it serves
  lines text[] not null default '{}',
  acted_at timestamptz not null,
  device_at timestamptz not null,
  received_at timestamptz not null,
  lon double precision,
  lat double precision,
  -- metres
  accuracy double precision,
  doubts jsonb not null default '[]',
  minutes int check (minutes >= 0),
  -- names no person
  summary text,
  primary key (jurisdiction_id, id),
  check (acted_at <= received_at),
  check ((lon is null) = (lat is null) and (lon is null) = (accuracy is null))
);
select linli.distribute('activity_acts');
-- what is recorded about somebody, for them alone; nothing is counted by account
create index activity_acts_of_account on activity_acts (jurisdiction_id, account_id, acted_at, id);
-- sums of an area over days
create index activity_acts_of_area on activity_acts (jurisdiction_id, area_code, acted_at) include (what, lines, minutes);
create index activity_acts_kept on activity_acts (jurisdiction_id, received_at);
alter table activity_acts enable row level security;
create policy own_jurisdiction on activity_acts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on activity_acts to linli_app;
