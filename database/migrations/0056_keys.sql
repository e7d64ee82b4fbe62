-- Keys of personal values. Each is wrapped with the master key, which is never in the database. Global like jurisdictions and accounts: a process
-- reads them once, and they are re-wrapped all together.
create table data_keys (
  -- a jurisdiction; for what belongs to accounts, the zero UUID
  scope uuid not null,
  version smallint not null check (version > 0),
  -- fingerprint of the master key it is wrapped with
  master text not null,
  -- three keys of 32 bytes: for values, for digests, for signatures
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  -- since when nothing is sealed with it any more; it still opens what old backups hold, and proves old signatures
  retired_at timestamptz,
  primary key (scope, version)
);
grant select, insert, update (master, wrapped, retired_at) on data_keys to linli_app;

-- Secrets of second factors move from the session secret to these keys: rows with `key` are moved at the next start.
alter table second_factors add column sealed bytea;
alter table second_factors alter column key drop not null;
alter table second_factors add constraint second_factors_secret check ((key is null) <> (sealed is null));
