-- Orders and wishes (点单, 微心愿): what stands in the listing of a case of these types, and who has taken on which share of it. The case itself, with
-- whoever asked and where they live, is seen by none of those who read the listing.

create table orders (
  jurisdiction_id uuid not null,
  -- that of its case
  id uuid not null,
  number text not null,
  what text not null check (what in ('order', 'wish')),
  kind text not null,
  -- for whom it is asked
  group_code text not null,
  consent text check (consent in ('own', 'spoken', 'written')),
  minor boolean not null default false,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  asker_account_id uuid,
  asker_person_id uuid,
  asked_at timestamptz not null,
  wished_on date,
  fen int check (fen > 0),
  -- where the case stands, after so many of its events
  state text collate "C" not null,
  seq int not null,
  state_since timestamptz not null,
  due_at timestamptz,
  -- the listing; null: it stands in none
  words text,
  place text,
  alias text,
  skills text[] not null default '{}',
  minutes int check (minutes > 0),
  until date,
  -- from when anybody may take it on
  opens_at timestamptz,
  issued_by uuid,
  organisation_id uuid,
  round int not null default 0,
  -- times it came back since it was issued; shown to nobody
  backs int not null default 0,
  unit text not null default 'parts' check (unit in ('parts', 'fen')),
  whole int not null default 1 check (whole > 0),
  taken int not null default 0,
  -- whether whoever asked has said how it was
  rated boolean not null default false,
  -- accounts that have, or had done, a share
  takers uuid[] not null default '{}',
  primary key (jurisdiction_id, id),
  constraint orders_not_over check (taken between 0 and whole),
  constraint orders_listed_whole check (words is null or (place is not null and until is not null and opens_at is not null))
);
select linli.distribute('orders');
create index orders_of_area on orders (jurisdiction_id, area_code, id);
create index orders_open on orders (jurisdiction_id, id) where state = 'dispatched' and words is not null;
create index orders_waiting on orders (jurisdiction_id, state, state_since) where state in ('dispatched', 'handling', 'answered', 'checked', 'called_back');
create index orders_of_asker on orders (jurisdiction_id, asker_account_id, id) where asker_account_id is not null;
create index orders_of_person on orders (jurisdiction_id, asker_person_id) where asker_person_id is not null;
alter table orders enable row level security;
-- the desk of its area, whoever asked, everybody while it is listed, whoever took a share
create policy see on orders using (
  jurisdiction_id = linli.jurisdiction() and (
    linli.sees_all() or area_path <@ any (linli.scopes()) or asker_account_id = linli.account()
    or (state = 'dispatched' and words is not null) or linli.account() = any (takers)
  )
) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on orders to linli_app;

create table order_shares (
  jurisdiction_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  area_path ltree not null,
  person_id uuid not null,
  -- whoever took it on, or the worker who did so for them at the counter
  account_id uuid not null,
  size int not null check (size > 0),
  state text not null default 'taken' check (state in ('taken', 'handed_back', 'done', 'released')),
  taken_at timestamptz not null,
  ended_at timestamptz,
  minutes int,
  done_on date,
  primary key (jurisdiction_id, id)
);
select linli.distribute('order_shares');
create index order_shares_of_order on order_shares (jurisdiction_id, order_id, id);
create index order_shares_of_account on order_shares (jurisdiction_id, account_id, id);
create index order_shares_of_person on order_shares (jurisdiction_id, person_id, id);
alter table order_shares add constraint order_shares_order foreign key (jurisdiction_id, order_id) references orders (jurisdiction_id, id) on delete cascade;
alter table order_shares add constraint order_shares_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table order_shares enable row level security;
create policy see on order_shares using (
  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or area_path <@ any (linli.scopes()) or account_id = linli.account())
) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (state, ended_at, minutes, done_on, person_id) on order_shares to linli_app;
