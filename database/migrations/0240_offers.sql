-- Merchants, what they give for points, the stock of supermarkets, vouchers, what was given out, and what each merchant settles.

-- A merchant is an organisation: its id is that of the organisation.
create table offer_merchants (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('merchant', 'supermarket')),
  address text not null,
  lon double precision,
  lat double precision,
  phone text,
  hours text,
  period text not null check (period in ('month', 'quarter')),
  version int not null default 1,
  ended_at timestamptz,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check ((lon is null) = (lat is null))
);
select linli.distribute('offer_merchants');
alter table offer_merchants add constraint offer_merchants_organisation foreign key (jurisdiction_id, id) references organisations (jurisdiction_id, id);
alter table offer_merchants enable row level security;
create policy own_jurisdiction on offer_merchants using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (kind, address, lon, lat, phone, hours, period, version, ended_at) on offer_merchants to linli_app;

-- Accounts that give out for a merchant.
create table offer_verifiers (
  jurisdiction_id uuid not null,
  merchant_id uuid not null,
  account_id uuid not null,
  joined_at timestamptz not null,
  primary key (jurisdiction_id, merchant_id, account_id)
);
select linli.distribute('offer_verifiers');
create index offer_verifiers_of_account on offer_verifiers (jurisdiction_id, account_id);
alter table offer_verifiers add constraint offer_verifiers_merchant foreign key (jurisdiction_id, merchant_id) references offer_merchants (jurisdiction_id, id);
alter table offer_verifiers enable row level security;
create policy own_jurisdiction on offer_verifiers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on offer_verifiers to linli_app;

-- A code by which one account joins a merchant, once.
create table offer_invites (
  jurisdiction_id uuid not null,
  digest bytea not null,
  merchant_id uuid not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  primary key (jurisdiction_id, digest)
);
select linli.distribute('offer_invites');
alter table offer_invites add constraint offer_invites_merchant foreign key (jurisdiction_id, merchant_id) references offer_merchants (jurisdiction_id, id);
alter table offer_invites enable row level security;
create policy own_jurisdiction on offer_invites using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on offer_invites to linli_app;

create table offers (
  jurisdiction_id uuid not null,
  id uuid not null,
  merchant_id uuid not null,
  kind text not null check (kind in ('goods', 'service', 'discount')),
  title text not null,
  description text not null,
  points int not null check (points > 0),
  worth_fen int,
  -- all that ever came in, less what was given out otherwise; null: as much as is asked for
  stock int,
  -- bought with points and not given back
  taken int not null default 0 check (taken >= 0),
  per_person int check (per_person > 0),
  per_period text not null check (per_period in ('day', 'week', 'month', 'year', 'ever')),
  from_day date not null,
  until_day date,
  valid_days int not null check (valid_days > 0),
  when_expired text not null check (when_expired in ('back', 'merchant')),
  -- for people of these areas; none: for all
  area_ids uuid[] not null,
  -- merchants that give it out as well
  partner_ids uuid[] not null,
  photo_id uuid,
  state text not null check (state in ('proposed', 'live', 'refused', 'ended')),
  reason text,
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  version int not null default 1,
  primary key (jurisdiction_id, id),
  constraint offers_never_oversold check (stock is null or taken <= stock)
);
select linli.distribute('offers');
create index offers_of_merchant on offers (jurisdiction_id, merchant_id, id);
create index offers_by_state on offers (jurisdiction_id, state, id);
alter table offers add constraint offers_merchant foreign key (jurisdiction_id, merchant_id) references offer_merchants (jurisdiction_id, id);
alter table offers enable row level security;
create policy own_jurisdiction on offers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (kind, title, description, points, worth_fen, stock, taken, per_person, per_period, from_day, until_day, valid_days,
  when_expired, area_ids, partner_ids, photo_id, state, reason, proposed_by, proposed_at, decided_by, decided_at, version) on offers to linli_app;

-- The book of a stock. The stock of an offer is the sum of its lines.
create table offer_stock (
  jurisdiction_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  what text not null check (what in ('received', 'given', 'corrected')),
  quantity int not null check (quantity <> 0),
  reason text,
  -- named with consent alone
  donor text,
  noted_by uuid,
  noted_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (what <> 'received' or quantity > 0),
  check (what <> 'given' or quantity < 0),
  check (what <> 'corrected' or reason is not null)
);
select linli.distribute('offer_stock');
create index offer_stock_of on offer_stock (jurisdiction_id, offer_id, id);
alter table offer_stock add constraint offer_stock_offer foreign key (jurisdiction_id, offer_id) references offers (jurisdiction_id, id);
alter table offer_stock enable row level security;
create policy own_jurisdiction on offer_stock using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on offer_stock to linli_app;

create table offer_vouchers (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- eight digits, for whoever cannot scan
  number text not null,
  offer_id uuid not null,
  merchant_id uuid not null,
  person_id uuid not null,
  -- who bought it; null: somebody at a counter for a person
  account_id uuid,
  points int not null,
  transfer_id uuid not null,
  state text not null check (state in ('bought', 'redeemed', 'returned', 'refunded', 'expired')),
  bought_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  -- the merchant that gave it out
  given_by uuid,
  reason text,
  primary key (jurisdiction_id, id)
);
select linli.distribute('offer_vouchers');
create unique index offer_vouchers_by_number on offer_vouchers (jurisdiction_id, number) where state = 'bought';
create index offer_vouchers_of_person on offer_vouchers (jurisdiction_id, person_id, id);
create index offer_vouchers_of_limit on offer_vouchers (jurisdiction_id, offer_id, person_id, bought_at);
create index offer_vouchers_of_merchant on offer_vouchers (jurisdiction_id, merchant_id, id);
create index offer_vouchers_to_expire on offer_vouchers (jurisdiction_id, expires_at) where state = 'bought';
alter table offer_vouchers add constraint offer_vouchers_offer foreign key (jurisdiction_id, offer_id) references offers (jurisdiction_id, id);
alter table offer_vouchers enable row level security;
create policy own_jurisdiction on offer_vouchers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, account_id, state, ended_at, ended_by, given_by, reason) on offer_vouchers to linli_app;

-- Each time a voucher was given something for, also a second time.
create table offer_redemptions (
  jurisdiction_id uuid not null,
  id uuid not null,
  voucher_id uuid not null,
  offer_id uuid not null,
  merchant_id uuid not null,
  account_id uuid not null,
  points int not null,
  -- the half minute its code was signed for
  used_at timestamptz not null,
  received_at timestamptz not null,
  offline boolean not null,
  outcome text not null check (outcome in ('redeemed', 'second_district', 'second_merchant')),
  primary key (jurisdiction_id, id)
);
select linli.distribute('offer_redemptions');
-- once, whoever reads it how often
create unique index offer_redemptions_once on offer_redemptions (jurisdiction_id, voucher_id) where outcome = 'redeemed';
create index offer_redemptions_of_voucher on offer_redemptions (jurisdiction_id, voucher_id);
create index offer_redemptions_of_merchant on offer_redemptions (jurisdiction_id, merchant_id, received_at, id);
alter table offer_redemptions add constraint offer_redemptions_voucher foreign key (jurisdiction_id, voucher_id) references offer_vouchers (jurisdiction_id, id);
alter table offer_redemptions enable row level security;
create policy own_jurisdiction on offer_redemptions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on offer_redemptions to linli_app;

-- What the district has borne of second uses, by month.
create table offer_borne (
  jurisdiction_id uuid not null,
  month text not null,
  points int not null,
  primary key (jurisdiction_id, month)
);
select linli.distribute('offer_borne');
alter table offer_borne enable row level security;
create policy own_jurisdiction on offer_borne using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (points) on offer_borne to linli_app;

create table offer_settlements (
  jurisdiction_id uuid not null,
  merchant_id uuid not null,
  -- 2026-11, 2026-Q4
  period text not null,
  ends_on date not null,
  state text not null check (state in ('open', 'closed', 'confirmed', 'paid')),
  -- what is to be paid: the sum of its entries; null while it is open
  points int,
  -- moved in the ledger to what is settled
  moved int,
  transfer_id uuid,
  closed_at timestamptz,
  confirmed_by uuid,
  confirmed_at timestamptz,
  -- of the payment, which is made elsewhere
  receipt text,
  paid_by uuid,
  paid_at timestamptz,
  primary key (jurisdiction_id, merchant_id, period)
);
select linli.distribute('offer_settlements');
create index offer_settlements_by_state on offer_settlements (jurisdiction_id, state, ends_on);
alter table offer_settlements add constraint offer_settlements_merchant foreign key (jurisdiction_id, merchant_id) references offer_merchants (jurisdiction_id, id);
alter table offer_settlements enable row level security;
create policy own_jurisdiction on offer_settlements using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, points, moved, transfer_id, closed_at, confirmed_by, confirmed_at, receipt, paid_by, paid_at) on offer_settlements to linli_app;

-- Lines of the sheets. Never changed: what was wrong is a line of a later period.
create table offer_entries (
  jurisdiction_id uuid not null,
  id uuid not null,
  merchant_id uuid not null,
  period text not null,
  what text not null check (what in ('redeemed', 'lapsed', 'refunded', 'borne')),
  points int not null check (points <> 0),
  -- given back after it had been settled: the points came from what was settled, not from the merchant's account
  settled_before boolean not null default false,
  voucher_id uuid not null,
  offer_id uuid not null,
  -- the transfer by which the points came to the merchant, or left
  transfer_id uuid not null,
  noted_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('offer_entries');
create index offer_entries_of_sheet on offer_entries (jurisdiction_id, merchant_id, period, id);
create index offer_entries_of_voucher on offer_entries (jurisdiction_id, voucher_id);
alter table offer_entries add constraint offer_entries_sheet foreign key (jurisdiction_id, merchant_id, period) references offer_settlements (jurisdiction_id, merchant_id, period);
alter table offer_entries enable row level security;
create policy own_jurisdiction on offer_entries using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on offer_entries to linli_app;
