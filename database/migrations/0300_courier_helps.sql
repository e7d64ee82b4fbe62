-- Somebody on the way all day who asks quietly for help: their words are sealed, read by the one who takes it on, and gone when it is over.
create table courier_helps (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- null once it is over and forgotten
  account_id uuid,
  kind text collate "C" not null check (kind in ('illness', 'wages', 'housing', 'family', 'money', 'law', 'mood', 'other')),
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- how to call and reach them, what they wrote, what they were told; where it ended with an answer, that alone, and none of it after a while
  sealed bytea,
  key_version int,
  asked_at timestamptz not null,
  -- the last day on which anybody may read it
  until_on date not null,
  -- who takes care of it and alone reads it
  helper_id uuid,
  taken_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('helped', 'withdrawn', 'expired')),
  primary key (jurisdiction_id, id),
  check ((sealed is null) = (key_version is null) and (ended_at is null) = (ended_why is null)),
  check (case when ended_at is null then sealed is not null else sealed is null or ended_why = 'helped' end),
  check ((helper_id is null) = (taken_at is null)),
  check (ended_at is not null or account_id is not null)
);
select linli.distribute('courier_helps');
-- one at a time
create unique index courier_helps_once on courier_helps (jurisdiction_id, account_id) where ended_at is null;
create index courier_helps_of_account on courier_helps (jurisdiction_id, account_id, id) where account_id is not null;
create index courier_helps_of_area on courier_helps (jurisdiction_id, area_code, id) where ended_at is null;
create index courier_helps_running_out on courier_helps (jurisdiction_id, until_on, id) where ended_at is null;
create index courier_helps_ended on courier_helps (jurisdiction_id, ended_at) where ended_at is not null;
create index courier_helps_sealed on courier_helps (jurisdiction_id, key_version, id) where key_version is not null;
alter table courier_helps enable row level security;
create policy own_jurisdiction on courier_helps using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (account_id, sealed, key_version, helper_id, taken_at, answered_at, ended_at, ended_why, area_path) on courier_helps to linli_app;
