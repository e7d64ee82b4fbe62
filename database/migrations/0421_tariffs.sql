-- Price lists of city-service companies (城市服务公司价目表), what others ask for the same, and what residents booked.
create table tariff_items (
  jurisdiction_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  trade text collate "C" not null,
  name text collate "C" not null,
  unit text not null,
  includes text not null,
  -- codes of areas: offered there and below
  areas text[] not null check (cardinality(areas) > 0),
  -- bookings at one time
  capacity smallint not null check (capacity between 1 and 50),
  ended boolean not null default false,
  version int not null default 1,
  primary key (jurisdiction_id, id)
);
select linli.distribute('tariff_items');
-- one price for one service of a company
create unique index tariff_items_name on tariff_items (jurisdiction_id, organisation_id, name, unit) where not ended;
create index tariff_items_listed on tariff_items (jurisdiction_id, trade, name, id) where not ended;
alter table tariff_items enable row level security;
create policy own_jurisdiction on tariff_items using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (trade, name, unit, includes, areas, capacity, ended, version) on tariff_items to linli_app;

-- Prices stay as they were set; what was announced and replaced before it began never counted.
create table tariff_prices (
  jurisdiction_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  fen int not null check (fen > 0),
  from_day date not null,
  set_at timestamptz not null,
  set_by uuid not null,
  withdrawn boolean not null default false,
  primary key (jurisdiction_id, id)
);
select linli.distribute('tariff_prices');
create index tariff_prices_of on tariff_prices (jurisdiction_id, item_id, id);
alter table tariff_prices add constraint tariff_prices_item foreign key (jurisdiction_id, item_id) references tariff_items (jurisdiction_id, id);
alter table tariff_prices enable row level security;
create policy own_jurisdiction on tariff_prices using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (withdrawn) on tariff_prices to linli_app;

-- What others asked for the same on a day, noted by somebody who does not serve the company.
create table tariff_quotes (
  jurisdiction_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  fen int not null check (fen > 0),
  source text not null,
  day date not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  by_name text not null,
  -- why it counts no more
  withdrawn text,
  primary key (jurisdiction_id, id)
);
select linli.distribute('tariff_quotes');
create index tariff_quotes_of on tariff_quotes (jurisdiction_id, item_id, day);
alter table tariff_quotes add constraint tariff_quotes_item foreign key (jurisdiction_id, item_id) references tariff_items (jurisdiction_id, id);
alter table tariff_quotes enable row level security;
create policy own_jurisdiction on tariff_quotes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (withdrawn) on tariff_quotes to linli_app;

-- A booking beside its case, which has whoever booked, where, the deadlines and the rating.
create table tariff_bookings (
  jurisdiction_id uuid not null,
  -- that of its case
  id uuid not null,
  number text not null,
  item_id uuid not null,
  name text not null,
  unit text not null,
  organisation_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  account_id uuid not null,
  booked_at timestamptz not null,
  day date not null,
  slot text not null,
  booked_fen int not null check (booked_fen > 0),
  fen int not null check (fen > 0),
  -- another price the company asks for, until whoever booked says yes or no
  asked_fen int check (asked_fen > 0),
  asked_why text,
  asked_at timestamptz,
  -- whether a higher price was ever asked for
  raised boolean not null default false,
  -- where the case stands, after so many of its events
  state text collate "C" not null,
  seq int not null,
  state_since timestamptz not null,
  due_at timestamptz,
  coming boolean not null default false,
  satisfied boolean,
  complaint_id uuid,
  primary key (jurisdiction_id, id),
  constraint tariff_bookings_asked check ((asked_fen is null) = (asked_why is null) and (asked_fen is null) = (asked_at is null))
);
select linli.distribute('tariff_bookings');
create index tariff_bookings_at on tariff_bookings (jurisdiction_id, item_id, day, slot) where state in ('dispatched', 'handling', 'waiting', 'shelved');
create index tariff_bookings_of_company on tariff_bookings (jurisdiction_id, organisation_id, day);
create index tariff_bookings_of_area on tariff_bookings (jurisdiction_id, area_code, day);
create index tariff_bookings_of_account on tariff_bookings (jurisdiction_id, account_id, id);
create index tariff_bookings_silent on tariff_bookings (jurisdiction_id, state_since) where state in ('answered', 'checked');
alter table tariff_bookings add constraint tariff_bookings_item foreign key (jurisdiction_id, item_id) references tariff_items (jurisdiction_id, id);
alter table tariff_bookings enable row level security;
create policy see on tariff_bookings using (
  jurisdiction_id = linli.jurisdiction() and (
    linli.sees_all() or area_path <@ any (linli.scopes()) or account_id = linli.account() or organisation_id = any (linli.organisations())
  )
) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (fen, asked_fen, asked_why, asked_at, raised, state, seq, state_since, due_at, coming, satisfied, complaint_id)
  on tariff_bookings to linli_app;
