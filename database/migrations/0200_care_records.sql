-- Care records (关爱档案): kept for the person's own benefit with their consent, and no longer. When it ends, whose it was and what it said are gone;
-- that one ended, where and why, stays for the figures.
create table care_records (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- null once it has ended
  person_id uuid,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  lead_id uuid not null,
  consent_on date not null,
  -- the last day on which anybody may read it
  consent_until date not null,
  consent_how text not null check (consent_how in ('spoken', 'signed')),
  -- purpose, witness, guardian, day of birth, where to find them, kin and note; emptied when it ends
  sealed bytea,
  key_version int,
  -- how often somebody looks in; null: nobody has planned it yet
  rhythm jsonb,
  -- the standing plan of visits that carries it out
  plan_id uuid,
  last_seen timestamptz,
  last_result text,
  -- visits in a row on which nobody was met
  missed int not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('withdrawn', 'expired', 'moved', 'died', 'no_need')),
  version int not null default 1,
  primary key (jurisdiction_id, id),
  check (consent_until >= consent_on),
  check ((ended_at is null) = (person_id is not null) and (ended_at is null) = (sealed is not null) and (ended_at is null) = (ended_why is null)),
  check ((sealed is null) = (key_version is null))
);
select linli.distribute('care_records');
alter table care_records add constraint care_records_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
-- a person has one record
create unique index care_records_once on care_records (jurisdiction_id, person_id) where ended_at is null;
create index care_records_of_area on care_records (jurisdiction_id, area_code, id) where ended_at is null;
create index care_records_of_lead on care_records (jurisdiction_id, lead_id, id) where ended_at is null;
create index care_records_running_out on care_records (jurisdiction_id, consent_until, id) where ended_at is null;
create index care_records_ended on care_records (jurisdiction_id, ended_at) include (area_code, ended_why) where ended_at is not null;
create index care_records_sealed on care_records (jurisdiction_id, key_version, id) where key_version is not null;
alter table care_records enable row level security;
create policy own_jurisdiction on care_records using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on care_records to linli_app;

-- What care rests on: classes and levels from a day on, each with its source.
create table care_classes (
  jurisdiction_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  class text collate "C" not null,
  level text,
  since date not null,
  until date,
  source text not null,
  primary key (jurisdiction_id, id),
  check (until is null or until >= since)
);
select linli.distribute('care_classes');
alter table care_classes add constraint care_classes_record foreign key (jurisdiction_id, record_id) references care_records (jurisdiction_id, id);
create index care_classes_of on care_classes (jurisdiction_id, record_id, since);
alter table care_classes enable row level security;
create policy own_jurisdiction on care_classes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (until), delete on care_classes to linli_app;

-- Who visits: they and the lead alone read the record.
create table care_visitors (
  jurisdiction_id uuid not null,
  record_id uuid not null,
  account_id uuid not null,
  primary key (jurisdiction_id, record_id, account_id)
);
select linli.distribute('care_visitors');
alter table care_visitors add constraint care_visitors_record foreign key (jurisdiction_id, record_id) references care_records (jurisdiction_id, id);
create index care_visitors_of on care_visitors (jurisdiction_id, account_id, record_id);
alter table care_visitors enable row level security;
create policy own_jurisdiction on care_visitors using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on care_visitors to linli_app;

-- Dates of home sickbeds, follow-ups and checks: who gives them and when the next one is due. What was found stays with the clinic.
create table care_health (
  jurisdiction_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  kind text collate "C" not null check (kind in ('bed', 'doctor', 'follow_up', 'check')),
  provider text not null,
  on_day date not null,
  -- last day of a term in a home sickbed
  until_day date,
  next_on date,
  primary key (jurisdiction_id, id),
  check ((kind = 'bed') = (until_day is not null)),
  check (until_day is null or until_day >= on_day),
  check (next_on is null or next_on > on_day)
);
select linli.distribute('care_health');
alter table care_health add constraint care_health_record foreign key (jurisdiction_id, record_id) references care_records (jurisdiction_id, id);
create index care_health_of on care_health (jurisdiction_id, record_id, on_day desc);
alter table care_health enable row level security;
create policy own_jurisdiction on care_health using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on care_health to linli_app;

-- Every look into a record, with its reason; the person is given them with the copy of their data. They outlive the record, as proof for the person.
create table care_looks (
  jurisdiction_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  -- null once the person is erased
  person_id uuid,
  account_id uuid not null,
  reason text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('care_looks');
create index care_looks_of_person on care_looks (jurisdiction_id, person_id, at desc);
create index care_looks_of_record on care_looks (jurisdiction_id, record_id, at desc);
alter table care_looks enable row level security;
create policy own_jurisdiction on care_looks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id) on care_looks to linli_app;

-- What was done about a record, in words of ours; gone with it.
create table care_events (
  jurisdiction_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  what text not null,
  data jsonb not null default '{}',
  account_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('care_events');
alter table care_events add constraint care_events_record foreign key (jurisdiction_id, record_id) references care_records (jurisdiction_id, id);
create index care_events_of on care_events (jurisdiction_id, record_id, at desc);
alter table care_events enable row level security;
create policy own_jurisdiction on care_events using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on care_events to linli_app;
