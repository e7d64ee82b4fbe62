-- The wall of thanks: a few words for what somebody did. Shown once everybody in it agreed and the community has looked; gone when one of them does not.
create table thanks (
  jurisdiction_id uuid not null,
  id uuid not null,
  what text collate "C" not null,
  subject_id uuid not null,
  -- what for, in the words of its module
  title text not null,
  area_code text collate "C" not null,
  -- may name people
  sealed bytea not null,
  key_version int not null,
  written_at timestamptz not null,
  -- null: nobody has looked
  allowed boolean,
  looked_by uuid,
  looked_at timestamptz,
  reason text,
  reported text,
  -- set and taken away by one statement that looks at who agrees
  shown_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('thanks');
create index thanks_shown on thanks (jurisdiction_id, shown_at, id) where shown_at is not null;
create index thanks_of_area on thanks (jurisdiction_id, area_code, written_at, id);
create index thanks_written on thanks (jurisdiction_id, written_at);
create index thanks_keys on thanks (jurisdiction_id, key_version, id);
alter table thanks enable row level security;
create policy own_jurisdiction on thanks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (sealed, key_version, allowed, looked_by, looked_at, reason, reported, shown_at) on thanks to linli_app;

-- Who thanks and who is thanked, and what each agreed to.
create table thanks_people (
  jurisdiction_id uuid not null,
  id uuid not null,
  thanks_id uuid not null,
  what text collate "C" not null,
  subject_id uuid not null,
  person_id uuid not null,
  side text collate "C" not null check (side in ('from', 'to')),
  -- null: was not asked yet
  agreed boolean,
  shows text collate "C" not null check (shows in ('none', 'masked', 'name')),
  answered_at timestamptz,
  primary key (jurisdiction_id, id)
);
select linli.distribute('thanks_people');
alter table thanks_people add constraint thanks_people_thanks foreign key (jurisdiction_id, thanks_id) references thanks (jurisdiction_id, id) on delete cascade;
alter table thanks_people add constraint thanks_people_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create index thanks_people_of on thanks_people (jurisdiction_id, thanks_id);
create index thanks_people_of_person on thanks_people (jurisdiction_id, person_id, id);
-- one thanks for one thing
create unique index thanks_people_once on thanks_people (jurisdiction_id, person_id, what, subject_id) where side = 'from';
alter table thanks_people enable row level security;
create policy own_jurisdiction on thanks_people using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (person_id, agreed, shows, answered_at) on thanks_people to linli_app;
