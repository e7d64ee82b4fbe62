-- Ground of every module: jurisdictions, the settings row-level security reads, mutation ids, outbox, audit trail.
create extension if not exists ltree;
create extension if not exists btree_gin;

create schema linli;
grant usage on schema linli to linli_app;

-- What the running transaction may see. Set per transaction by the kernel, never by a request.
create function linli.jurisdiction() returns uuid language sql stable parallel safe
  return nullif(current_setting('linli.jurisdiction', true), '')::uuid;
create function linli.account() returns uuid language sql stable parallel safe
  return nullif(current_setting('linli.account', true), '')::uuid;
create function linli.scopes() returns ltree[] language sql stable parallel safe
  return coalesce(nullif(current_setting('linli.scopes', true), ''), '{}')::ltree[];
create function linli.organisations() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('linli.organisations', true), ''), '{}')::uuid[];
create function linli.sees_all() returns boolean language sql stable parallel safe
  return coalesce(current_setting('linli.all', true) = 'on', false);

-- One deployment of one county or city. Not a tenant table itself: names of jurisdictions are public.
create table jurisdictions (
  id uuid primary key,
  code text not null unique,
  name text not null,
  root_path ltree not null,
  demo boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
grant select, insert, update on jurisdictions to linli_app;

-- Every mutation carries a client-made id: the same id with the same body gives the stored answer, another body is refused.
create table mutations (
  jurisdiction_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  body_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id)
);
alter table mutations enable row level security;
create policy own_jurisdiction on mutations using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on mutations to linli_app;
create index mutations_by_age on mutations using brin (created_at);

-- Events for other modules and for open screens, written in the transaction that caused them, carried on by a worker.
create table outbox (
  id uuid primary key,
  jurisdiction_id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default now()
);
alter table outbox enable row level security;
create policy write_own on outbox for insert with check (jurisdiction_id = linli.jurisdiction());
create policy worker_reads on outbox for select using (linli.sees_all());
create policy worker_removes on outbox for delete using (linli.sees_all());
-- update is what SELECT … FOR UPDATE SKIP LOCKED asks for; no policy lets a row be changed
create policy worker_locks on outbox for update using (linli.sees_all()) with check (false);
grant select, insert, delete, update on outbox to linli_app;

-- The audit trail of everything outside the case log. Append-only: the app role may neither change nor remove a row.
create table audit_log (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject text not null,
  reason text,
  data jsonb not null default '{}',
  primary key (jurisdiction_id, id)
);
alter table audit_log enable row level security;
create policy own_jurisdiction on audit_log using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on audit_log to linli_app;
create index audit_log_by_action on audit_log (jurisdiction_id, action, id);

-- Fixed-window counters for what must be slowed down across processes. Keys are keyed hashes, never an address in the clear.
create table rate_windows (
  key bytea not null,
  window_start timestamptz not null,
  count int not null,
  primary key (key, window_start)
);
grant select, insert, update, delete on rate_windows to linli_app;
