-- Packs of definitions that somebody brought as a file: the newest of each code, whole, as it was signed.
create table packs_brought (
  jurisdiction_id uuid not null,
  code text collate "C" not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  pack jsonb not null,
  brought_at timestamptz not null,
  brought_by uuid,
  primary key (jurisdiction_id, code)
);
select linli.distribute('packs_brought');
alter table packs_brought enable row level security;
create policy own_jurisdiction on packs_brought using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (pack, brought_at, brought_by) on packs_brought to linli_app;

-- Packs as they were installed: what they said then is what a later version and local changes are compared with.
create table packs_installed (
  jurisdiction_id uuid not null,
  code text collate "C" not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version text collate "C" not null,
  -- goes up with every installation: of two at once one stands
  revision int not null default 1,
  contents jsonb not null,
  installed_at timestamptz not null,
  installed_by uuid,
  primary key (jurisdiction_id, code)
);
select linli.distribute('packs_installed');
alter table packs_installed enable row level security;
create policy own_jurisdiction on packs_installed using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (version, revision, contents, installed_at, installed_by) on packs_installed to linli_app;
