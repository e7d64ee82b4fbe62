-- Who eats in community canteens by a tier (就餐卡): with their consent; a till sees name and tier alone.
create table canteen_diners (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- null once the card has ended
  person_id uuid,
  card_no text collate "C" not null,
  -- where the person lives; null: outside the jurisdiction
  area_path ltree,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- the area that gave the card out
  by_path ltree not null,
  by_code text collate "C" generated always as (replace(ltree2text(by_path), '.', '')) stored,
  local boolean not null,
  -- classes on which a tier may rest, such as low income
  classes text[] not null default '{}',
  -- day of birth, and the end of the phone as a digest
  sealed bytea,
  key_version int,
  tail_digest bytea,
  since date not null,
  ended_on date,
  primary key (jurisdiction_id, id),
  constraint canteen_diners_card unique (jurisdiction_id, card_no),
  check ((ended_on is null) = (person_id is not null) and (ended_on is null) = (sealed is not null)),
  check ((sealed is null) = (key_version is null))
);
select linli.distribute('canteen_diners');
alter table canteen_diners add constraint canteen_diners_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create unique index canteen_diners_once on canteen_diners (jurisdiction_id, person_id) where ended_on is null;
create index canteen_diners_by_tail on canteen_diners (jurisdiction_id, tail_digest) where ended_on is null;
create index canteen_diners_by_area on canteen_diners (jurisdiction_id, by_code, card_no) where ended_on is null;
create index canteen_diners_sealed on canteen_diners (jurisdiction_id, key_version, id) where key_version is not null;
alter table canteen_diners enable row level security;
create policy own_jurisdiction on canteen_diners using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on canteen_diners to linli_app;

-- A day of a canteen: open until somebody closes it, with what each payer owes by then.
create table canteen_days (
  jurisdiction_id uuid not null,
  canteen_id uuid not null,
  day date not null,
  closed_at timestamptz,
  closed_by uuid,
  primary key (jurisdiction_id, canteen_id, day)
);
select linli.distribute('canteen_days');
alter table canteen_days add constraint canteen_days_canteen foreign key (jurisdiction_id, canteen_id) references places (jurisdiction_id, id);
alter table canteen_days enable row level security;
create policy own_jurisdiction on canteen_days using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (closed_at, closed_by) on canteen_days to linli_app;

-- Meals by tier, in fen: what the person and each payer bear is the price.
create table canteen_meals (
  jurisdiction_id uuid not null,
  id uuid not null,
  canteen_id uuid not null,
  day date not null,
  meal text collate "C" not null check (meal in ('lunch', 'dinner')),
  diner_id uuid not null,
  -- version of the tiers in force, and under what they stand: the canteen, or '' for the jurisdiction
  tiers_of text not null,
  tiers_version int not null,
  -- null: no tier, the whole price
  tier text,
  price_fen int not null,
  own_fen int not null check (own_fen >= 0),
  city_fen int not null check (city_fen >= 0),
  district_fen int not null check (district_fen >= 0),
  town_fen int not null check (town_fen >= 0),
  other_fen int not null check (other_fen >= 0),
  served_at timestamptz not null,
  served_by uuid not null,
  refunded_at timestamptz,
  refunded_by uuid,
  refund_reason text,
  primary key (jurisdiction_id, id),
  constraint canteen_meals_shares check (own_fen + city_fen + district_fen + town_fen + other_fen = price_fen),
  check ((refunded_at is null) = (refund_reason is null))
);
select linli.distribute('canteen_meals');
alter table canteen_meals add constraint canteen_meals_canteen foreign key (jurisdiction_id, canteen_id) references places (jurisdiction_id, id);
alter table canteen_meals add constraint canteen_meals_diner foreign key (jurisdiction_id, diner_id) references canteen_diners (jurisdiction_id, id);
-- lunch once and dinner once a day, wherever
create unique index canteen_meals_once on canteen_meals (jurisdiction_id, diner_id, day, meal) where refunded_at is null;
-- sheets read no row
create index canteen_meals_of_day on canteen_meals (jurisdiction_id, canteen_id, day, id)
  include (tier, meal, refunded_at, price_fen, own_fen, city_fen, district_fen, town_fen, other_fen);
alter table canteen_meals enable row level security;
create policy own_jurisdiction on canteen_meals using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (refunded_at, refunded_by, refund_reason) on canteen_meals to linli_app;

-- Meals ordered ahead where a canteen cooks by orders.
create table canteen_orders (
  jurisdiction_id uuid not null,
  canteen_id uuid not null,
  day date not null,
  meal text collate "C" not null check (meal in ('lunch', 'dinner')),
  diner_id uuid not null,
  ordered_at timestamptz not null,
  ordered_by uuid not null,
  primary key (jurisdiction_id, canteen_id, day, meal, diner_id)
);
select linli.distribute('canteen_orders');
alter table canteen_orders add constraint canteen_orders_canteen foreign key (jurisdiction_id, canteen_id) references places (jurisdiction_id, id);
alter table canteen_orders add constraint canteen_orders_diner foreign key (jurisdiction_id, diner_id) references canteen_diners (jurisdiction_id, id);
alter table canteen_orders enable row level security;
create policy own_jurisdiction on canteen_orders using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on canteen_orders to linli_app;
