-- Events reach each subscriber by a delivery of its own: outbox → deliveries (in turn) → held_deliveries (what failed, by subject).

alter table outbox add column subject text;
-- when the row is written, by the database's one clock: two acts on one thing queue at its row, so their events keep the order of the acts
alter table outbox alter column created_at set default clock_timestamp();
alter table outbox drop constraint outbox_pkey;
alter table outbox add constraint outbox_pkey primary key (jurisdiction_id, created_at, id);
drop policy worker_removes on outbox;
create policy worker_removes on outbox for delete using (jurisdiction_id = linli.jurisdiction() and linli.sees_all());

-- rows come and go all day: dead ones must not pile up at the front of the index
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Who subscribes to what in this installation. A subscription begins when the first process that knows it opens, and lapses a month after
-- the last worker that knew it.
create table subscriptions (
  subscriber text primary key,
  topic text not null,
  seen_at timestamptz not null default now()
);
grant select, insert, update on subscriptions to linli_app;

-- Events on their way to one subscriber, in turn: the lowest position is next. Whoever takes it moves next_at ahead and keeps it ahead
-- while at work; when next_at has passed again the worker is gone and another takes over.
create table deliveries (
  jurisdiction_id uuid not null,
  subscriber text not null,
  position bigint not null,
  events jsonb not null,
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, subscriber, position)
);
alter table deliveries set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
alter table deliveries enable row level security;
create policy own_jurisdiction on deliveries using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
create policy worker_finds on deliveries for select using (linli.sees_all());
grant select, insert, update, delete on deliveries to linli_app;

-- Events of one subject that a subscriber could not take, the failed one first, later ones of the same subject behind it. Parked ones wait
-- for somebody to release them or give them up.
create table held_deliveries (
  jurisdiction_id uuid not null,
  subscriber text not null,
  subject text not null,
  events jsonb not null,
  attempts int not null default 0,
  next_at timestamptz default now(),
  parked_at timestamptz,
  error text,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, subscriber, subject),
  check ((next_at is null) = (parked_at is not null))
);
create index held_deliveries_due on held_deliveries (jurisdiction_id, next_at) where next_at is not null;
create index held_deliveries_parked on held_deliveries (jurisdiction_id, parked_at) where parked_at is not null;
alter table held_deliveries enable row level security;
create policy own_jurisdiction on held_deliveries using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction() and linli.sees_all());
create policy worker_finds on held_deliveries for select using (linli.sees_all());
grant select, insert, update, delete on held_deliveries to linli_app;
