-- Accounts, sign-in, organisations and posts.
create extension if not exists btree_gist;

-- Accounts belong to people, not to jurisdictions: one person signs in once and may hold posts in several. Not a tenant table.
-- The first columns are the sign-in library's, the last ones ours.
create table accounts (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  username text unique check (username = lower(username)),
  phone text unique check (phone ~ '^1[3-9][0-9]{9}$'),
  phone_verified boolean not null default false,
  is_anonymous boolean not null default false,
  -- the stricter session rules of staff apply from the first post on, and stay
  staff boolean not null default false,
  disabled boolean not null default false,
  must_change_password boolean not null default false,
  last_sign_in_at timestamptz
);
grant select, insert, update on accounts to linli_app;

-- `updated_at` is the last request, written at most once a minute.
create table account_sessions (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_sessions_of on account_sessions (account_id);
grant select, insert, update, delete on account_sessions to linli_app;

-- Password hashes; room for other identity providers.
create table account_credentials (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  provider_id text not null,
  provider_account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, provider_account_id)
);
create index account_credentials_of on account_credentials (account_id);
grant select, insert, update, delete on account_credentials to linli_app;

-- Phone codes in flight.
create table account_codes (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_codes_by_identifier on account_codes (identifier);
grant select, insert, update, delete on account_codes to linli_app;

-- Attempts under a key (a login, an address, a phone), reserved before they are checked. Keys are keyed hashes.
create table sign_in_attempts (
  key bytea primary key,
  attempts int not null,
  window_start timestamptz not null,
  blocked_until timestamptz
);
create index sign_in_attempts_by_age on sign_in_attempts (window_start);
grant select, insert, update, delete on sign_in_attempts to linli_app;

create table organisations (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  kind text not null check (kind in ('department', 'street_office', 'community', 'grid_team', 'property_company', 'enterprise')),
  name text not null check (name <> ''),
  area_id uuid not null,
  -- the area it serves with everything below
  area_path ltree not null,
  parent_id uuid,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, area_id, name),
  foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id),
  foreign key (jurisdiction_id, parent_id) references organisations (jurisdiction_id, id)
);
alter table organisations enable row level security;
create policy own_jurisdiction on organisations using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on organisations to linli_app;

-- A post binds an account to a role over an area or an organisation for a period. Ended, never removed.
create table posts (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  account_id uuid not null references accounts,
  role text not null check (role in ('grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler', 'system_admin', 'security_admin', 'audit_admin')),
  area_id uuid,
  area_path ltree,
  organisation_id uuid,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  granted_by uuid references accounts,
  ended_by uuid references accounts,
  end_reason text,
  -- the three administrators are three duties; work on cases is a fourth
  duty text not null generated always as (case when role in ('system_admin', 'security_admin', 'audit_admin') then role else 'cases' end) stored,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id),
  foreign key (jurisdiction_id, organisation_id) references organisations (jurisdiction_id, id),
  check ((area_id is null) = (area_path is null)),
  constraint posts_reach check (case
    when role in ('system_admin', 'security_admin', 'audit_admin') then area_id is null and organisation_id is null
    when role = 'handler' then area_id is null and organisation_id is not null
    when role = 'grid_worker' then area_id is not null
    else area_id is not null and organisation_id is null end),
  -- 三员分立: at no moment may one account hold two duties, whatever runs in parallel
  constraint posts_administrators_apart exclude using gist (
    jurisdiction_id with =, account_id with =, duty with <>, tstzrange(valid_from, valid_to) with &&),
  constraint posts_no_duplicate exclude using gist (
    jurisdiction_id with =, account_id with =, role with =,
    coalesce(area_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    tstzrange(valid_from, valid_to) with &&)
);
create index posts_of_account on posts (jurisdiction_id, account_id);
create index posts_of_organisation on posts (jurisdiction_id, organisation_id) where organisation_id is not null;
alter table posts enable row level security;
create policy own_jurisdiction on posts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on posts to linli_app;
