-- Persons: a module of its own. A person once, with or without an account; families share a phone. Phone, identity number and address are sealed
-- (server/kernel/keys), digests find them.
alter table persons drop constraint persons_jurisdiction_id_phone_key;
drop index persons_by_name;
-- `phone` in the clear is of older versions: moved at the next start, null ever after
alter table persons
  add column phone_sealed bytea,
  add column phone_digest bytea,
  add column id_number_sealed bytea,
  add column id_number_digest bytea,
  add column address_sealed bytea,
  -- version of the keys all sealed values of the row have
  add column key_version smallint,
  -- by what a name is found, made by the program: the given name; pinyin of the whole and of the given name; initials. Null: not made yet.
  add column given text collate "C",
  add column pinyin text collate "C",
  add column given_pinyin text collate "C",
  add column initials text collate "C",
  -- where the person is looked after; null: only where other modules tie them
  add column area_id uuid,
  add column area_path ltree,
  add column area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- the person this one turned out to be; everything that hung on this one hangs on that one
  add column merged_into uuid,
  -- when everything but the id was erased at the person's request or after its time
  add column erased_at timestamptz;
alter table persons drop constraint persons_name_check;
alter table persons add constraint persons_name_check check (name <> '' or erased_at is not null);
alter table persons add constraint persons_area foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id);
alter table persons add constraint persons_merged foreign key (jurisdiction_id, merged_into) references persons (jurisdiction_id, id);
alter table persons add constraint persons_digests check (
  (phone_sealed is null) = (phone_digest is null) and (id_number_sealed is null) = (id_number_digest is null));

-- prefixes as ranges of plain text, in the order in which they are shown: leakproof, and never more read than shown
create index persons_by_name on persons (jurisdiction_id, (name collate "C"), id);
create index persons_by_given on persons (jurisdiction_id, given, id);
create index persons_by_pinyin on persons (jurisdiction_id, pinyin, id);
create index persons_by_given_pinyin on persons (jurisdiction_id, given_pinyin, id);
create index persons_by_initials on persons (jurisdiction_id, initials, id);
create index persons_by_phone on persons (jurisdiction_id, phone_digest) where phone_digest is not null;
create unique index persons_id_number on persons (jurisdiction_id, id_number_digest) where id_number_digest is not null and merged_into is null;
create index persons_by_area_code on persons (jurisdiction_id, area_code, id) where area_code is not null;
create index persons_of_area on persons (jurisdiction_id, area_id) where area_id is not null;
create index persons_by_key_version on persons (jurisdiction_id, key_version) where key_version is not null;
create index persons_merged_into on persons (jurisdiction_id, merged_into) where merged_into is not null;
-- rows of older versions, few and soon none
create index persons_to_move on persons (jurisdiction_id, id) where phone is not null or pinyin is null;

-- whoever managed organisations managed those who hold office there
update roles set permissions = permissions || '{persons.manage}' where 'organisations.manage' = any(permissions);
