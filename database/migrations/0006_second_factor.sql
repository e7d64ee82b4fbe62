-- Second factor: a time-based one-time password (RFC 6238) beside password or phone code. Belongs to the account, like its password.

-- The key is encrypted with the installation's session secret. Unconfirmed, it asks nothing of anybody yet.
create table second_factors (
  account_id uuid primary key references accounts on delete cascade,
  key text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- the 30-second step of the last code accepted: no code of it or of an earlier one is accepted again
  last_step bigint not null default 0
);
grant select, insert, update, delete on second_factors to linli_app;

-- Backup codes not used yet, as keyed hashes. A used one is removed.
create table second_factor_backup_codes (
  account_id uuid not null references second_factors on delete cascade,
  hash bytea not null,
  primary key (account_id, hash)
);
grant select, insert, delete on second_factor_backup_codes to linli_app;

-- Sign-ins whose first factor was right and whose second one is awaited. Tickets are stored as keyed hashes.
create table second_factor_tickets (
  hash bytea primary key,
  account_id uuid not null references accounts on delete cascade,
  method text not null check (method in ('password', 'code')),
  expires_at timestamptz not null
);
create index second_factor_tickets_of on second_factor_tickets (account_id);
grant select, insert, delete on second_factor_tickets to linli_app;
