-- Phones bound to an account (绑定的手机): when the session has ended, such a phone still sends what was written on it, and reads nothing.
create table bound_devices (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  -- ECDSA P-256 as SubjectPublicKeyInfo; the private key never leaves the browser
  public_key bytea not null,
  -- keyed hash of the device cookie, as in account_devices: a sign-in in the same browser is one on this phone
  device bytea,
  -- browser and system in words
  words text not null,
  bound_at timestamptz not null,
  -- the last whole sign-in on it, from which its days are counted
  signed_in_at timestamptz not null,
  -- when it last asked for a pass
  sent_at timestamptz,
  -- hash of the one question it has to answer for a pass; spent with the answer
  challenge bytea,
  challenged_at timestamptz,
  check (num_nulls(challenge, challenged_at) in (0, 2))
);
create index bound_devices_of on bound_devices (account_id, bound_at);
grant select, insert, delete, update (signed_in_at, sent_at, challenge, challenged_at) on bound_devices to linli_app;
