-- The ledger of points: double entry, append-only. Every entry says how many points go from one lot to another, so that what one account loses another
-- gains, in one row: no state of the table exists in which the entries do not sum to zero. Lots are what the entries add up to; the auditor compares.

create table points_accounts (
  jurisdiction_id uuid not null,
  id uuid not null,
  holder_type text not null check (holder_type in ('person', 'unit', 'team', 'merchant', 'budget', 'issuer', 'expired', 'settled')),
  holder_id uuid not null,
  -- all but the issuer, from whom points come
  no_negative boolean not null,
  opened_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (no_negative = (holder_type <> 'issuer'))
);
select linli.distribute('points_accounts');
create unique index points_accounts_of_holder on points_accounts (jurisdiction_id, holder_type, holder_id);
create unique index points_accounts_flag on points_accounts (jurisdiction_id, id, no_negative);
alter table points_accounts enable row level security;
create policy own_jurisdiction on points_accounts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on points_accounts to linli_app;

-- What an account has, by the last day on which it can be spent; 'infinity': it does not expire. That lot exists as long as its account and is its lock.
create table points_lots (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  last_day date not null,
  no_negative boolean not null,
  available bigint not null,
  -- put aside by holds
  held bigint not null,
  primary key (jurisdiction_id, account_id, last_day),
  constraint points_lots_not_negative check (not no_negative or available >= 0),
  constraint points_lots_held_not_negative check (held >= 0)
) with (fillfactor = 80);
select linli.distribute('points_lots');
create index points_lots_that_expire on points_lots (jurisdiction_id, last_day) where last_day < 'infinity';
alter table points_lots add constraint points_lots_account foreign key (jurisdiction_id, account_id, no_negative)
  references points_accounts (jurisdiction_id, id, no_negative);
alter table points_lots enable row level security;
create policy own_jurisdiction on points_lots using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (available, held), delete on points_lots to linli_app;

-- Acts on the ledger under the id of whoever asked: transfers, holds, and what ends or reverses them.
create table points_transfers (
  jurisdiction_id uuid not null,
  id uuid not null,
  act text not null check (act in ('transfer', 'hold', 'post', 'void', 'expire', 'reverse')),
  from_account uuid not null,
  to_account uuid not null,
  points bigint not null check (points > 0),
  -- `<module>.<why>` and what it came from there
  what text not null,
  subject_id uuid,
  facts jsonb not null,
  pending_until timestamptz,
  -- the last day the receiver can spend them, where it is earlier than the giver's
  last_day date not null,
  -- the hold this ends
  ends uuid,
  -- the transfer, or the post of a hold, this takes back
  reverses uuid,
  reason text,
  -- what was asked under this id; nothing else may be
  body_hash bytea not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  check ((act = 'hold') = (pending_until is not null)),
  check ((act in ('post', 'void', 'expire')) = (ends is not null)),
  check ((act = 'reverse') = (reverses is not null))
);
select linli.distribute('points_transfers');
create unique index points_transfers_end on points_transfers (jurisdiction_id, ends) where ends is not null;
create unique index points_transfers_reversal on points_transfers (jurisdiction_id, reverses) where reverses is not null;
-- a statement shows what changes what its account can spend
create index points_transfers_out on points_transfers (jurisdiction_id, from_account, at, id) where act in ('transfer', 'hold', 'reverse');
create index points_transfers_in on points_transfers (jurisdiction_id, to_account, at, id) where act <> 'hold';
create index points_transfers_of on points_transfers (jurisdiction_id, subject_id) where subject_id is not null;
alter table points_transfers add constraint points_transfers_ends foreign key (jurisdiction_id, ends) references points_transfers (jurisdiction_id, id);
alter table points_transfers add constraint points_transfers_reverses foreign key (jurisdiction_id, reverses)
  references points_transfers (jurisdiction_id, id);
alter table points_transfers enable row level security;
create policy own_jurisdiction on points_transfers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on points_transfers to linli_app;

create table points_entries (
  jurisdiction_id uuid not null,
  transfer_id uuid not null,
  n smallint not null,
  from_account uuid not null,
  from_day date not null,
  from_held boolean not null,
  to_account uuid not null,
  to_day date not null,
  to_held boolean not null,
  points bigint not null check (points > 0),
  primary key (jurisdiction_id, transfer_id, n),
  check (from_account <> to_account or from_day <> to_day or from_held <> to_held)
);
select linli.distribute('points_entries');
alter table points_entries add constraint points_entries_transfer foreign key (jurisdiction_id, transfer_id)
  references points_transfers (jurisdiction_id, id);
alter table points_entries add constraint points_entries_from foreign key (jurisdiction_id, from_account)
  references points_accounts (jurisdiction_id, id);
alter table points_entries add constraint points_entries_to foreign key (jurisdiction_id, to_account)
  references points_accounts (jurisdiction_id, id);
alter table points_entries enable row level security;
create policy own_jurisdiction on points_entries using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on points_entries to linli_app;

-- Holds that wait for their end. Whoever takes the row away ends the hold; nobody else can.
create table points_holds (
  jurisdiction_id uuid not null,
  transfer_id uuid not null,
  until timestamptz not null,
  primary key (jurisdiction_id, transfer_id)
);
select linli.distribute('points_holds');
create index points_holds_by_end on points_holds (jurisdiction_id, until);
alter table points_holds add constraint points_holds_transfer foreign key (jurisdiction_id, transfer_id)
  references points_transfers (jurisdiction_id, id);
alter table points_holds enable row level security;
create policy own_jurisdiction on points_holds using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on points_holds to linli_app;
