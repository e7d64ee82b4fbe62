-- Registers of owners (业主名册): estates, units with their areas, who owns them with which share, and which entries may be one owner.
create table owner_estates (
  jurisdiction_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  note text,
  version int not null default 1,
  primary key (jurisdiction_id, id)
);
select linli.distribute('owner_estates');
create unique index owner_estates_once on owner_estates (jurisdiction_id, area_code, name);
alter table owner_estates enable row level security;
create policy own_jurisdiction on owner_estates using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (note, version) on owner_estates to linli_app;

-- Whoever owns something in an estate. A person's name and numbers are those of `persons`; an account is tied once its holder has proven to be the owner.
create table owner_holders (
  jurisdiction_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  kind text collate "C" not null check (kind in ('person', 'organisation', 'developer')),
  person_id uuid,
  name text,
  account_id uuid,
  proven_at timestamptz,
  -- the clerk said that both are one owner
  merged_into uuid,
  primary key (jurisdiction_id, id),
  check ((kind = 'person') = (person_id is not null)),
  check ((kind = 'person') = (name is null)),
  check ((account_id is null) = (proven_at is null))
);
select linli.distribute('owner_holders');
create unique index owner_holders_person on owner_holders (jurisdiction_id, estate_id, person_id) where person_id is not null and merged_into is null;
create unique index owner_holders_name on owner_holders (jurisdiction_id, estate_id, name) where name is not null and merged_into is null;
-- an estate has one developer: all it has not sold is one owner's
create unique index owner_holders_developer on owner_holders (jurisdiction_id, estate_id) where kind = 'developer' and merged_into is null;
create index owner_holders_of_person on owner_holders (jurisdiction_id, person_id) where person_id is not null;
create index owner_holders_of_account on owner_holders (jurisdiction_id, account_id) where account_id is not null;
alter table owner_holders add constraint owner_holders_estate foreign key (jurisdiction_id, estate_id) references owner_estates (jurisdiction_id, id);
alter table owner_holders add constraint owner_holders_of_persons foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table owner_holders enable row level security;
create policy own_jurisdiction on owner_holders using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, account_id, proven_at, merged_into) on owner_holders to linli_app;

create table owner_units (
  jurisdiction_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  building text not null,
  unit text not null,
  room text not null check (room <> ''),
  -- the address in one form, by which a unit is known; and in another that sorts by the value of its numbers
  address text collate "C" not null,
  sort text collate "C" not null,
  use text collate "C" not null check (use in ('flat', 'shop', 'parking', 'other')),
  state text collate "C" not null check (state in ('sold', 'unsold', 'undelivered')),
  -- hundredths of a square metre: votes are counted in whole numbers
  area int not null check (area > 0),
  area_basis text collate "C" not null check (area_basis in ('register', 'survey', 'contract')),
  title_sealed bytea,
  key_version smallint,
  ended_on date,
  primary key (jurisdiction_id, id),
  check ((title_sealed is null) = (key_version is null))
);
select linli.distribute('owner_units');
create unique index owner_units_once on owner_units (jurisdiction_id, estate_id, address) where ended_on is null;
create index owner_units_in_order on owner_units (jurisdiction_id, estate_id, sort, id);
create index owner_units_older on owner_units (jurisdiction_id, key_version, id) where title_sealed is not null;
alter table owner_units add constraint owner_units_estate foreign key (jurisdiction_id, estate_id) references owner_estates (jurisdiction_id, id);
alter table owner_units enable row level security;
create policy own_jurisdiction on owner_units using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (use, state, area, area_basis, title_sealed, key_version, ended_on) on owner_units to linli_app;

create table owner_shares (
  jurisdiction_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  estate_id uuid not null,
  holder_id uuid not null,
  -- null: jointly, or alone
  share_n int check (share_n > 0),
  share_d int check (share_d >= share_n),
  since date not null,
  until_on date,
  primary key (jurisdiction_id, id),
  check ((share_n is null) = (share_d is null))
);
select linli.distribute('owner_shares');
create unique index owner_shares_once on owner_shares (jurisdiction_id, unit_id, holder_id) where until_on is null;
create index owner_shares_of_holder on owner_shares (jurisdiction_id, holder_id, unit_id);
create index owner_shares_of_estate on owner_shares (jurisdiction_id, estate_id) where until_on is null;
alter table owner_shares add constraint owner_shares_unit foreign key (jurisdiction_id, unit_id) references owner_units (jurisdiction_id, id);
alter table owner_shares add constraint owner_shares_holder foreign key (jurisdiction_id, holder_id) references owner_holders (jurisdiction_id, id);
alter table owner_shares enable row level security;
create policy own_jurisdiction on owner_shares using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (holder_id, until_on) on owner_shares to linli_app;

-- Two entries that may be one owner: asked, and decided by somebody.
create table owner_doubts (
  jurisdiction_id uuid not null,
  estate_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  reasons text[] not null check (cardinality(reasons) > 0),
  decision text collate "C" check (decision in ('same', 'different')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (jurisdiction_id, first_id, second_id),
  check (first_id <> second_id),
  check (num_nulls(decision, decided_by, decided_at) in (0, 3))
);
select linli.distribute('owner_doubts');
create index owner_doubts_open on owner_doubts (jurisdiction_id, estate_id, first_id, second_id) where decision is null;
alter table owner_doubts add constraint owner_doubts_first foreign key (jurisdiction_id, first_id) references owner_holders (jurisdiction_id, id);
alter table owner_doubts add constraint owner_doubts_second foreign key (jurisdiction_id, second_id) references owner_holders (jurisdiction_id, id);
alter table owner_doubts enable row level security;
create policy own_jurisdiction on owner_doubts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (decision, decided_by, decided_at) on owner_doubts to linli_app;
