-- Wrong sign-ins hit who caused them: they are counted by account and place, and devices on which the account signed in before are
-- counted by themselves.

-- Devices on which somebody proved to be the account; keyed hashes of the device cookie. They serve limits alone and open nothing.
create table account_devices (
  account_id uuid not null references accounts on delete cascade,
  device bytea not null,
  last_sign_in_at timestamptz not null,
  primary key (account_id, device)
);
create index account_devices_by_age on account_devices (last_sign_in_at);
grant select, insert, update, delete on account_devices to linli_app;

-- Whose attempts they are, so that locks can be shown and lifted; null for logins that mean nobody.
alter table sign_in_attempts add column account_id uuid;
alter table sign_in_attempts add constraint sign_in_attempts_account foreign key (account_id) references accounts on delete cascade;
create index sign_in_attempts_of on sign_in_attempts (account_id) where account_id is not null;
