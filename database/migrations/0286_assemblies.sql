-- Owners' assemblies (业主大会): what is put to the owners, notice and its service on each, the result, objections to it, and the archive.
create table assemblies (
  jurisdiction_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  title text not null check (title <> ''),
  scope text collate "C" not null check (scope in ('estate', 'building', 'unit')),
  building text,
  unit text,
  form text collate "C" not null check (form in ('meeting', 'written')),
  calling text collate "C" not null check (calling in ('regular', 'extraordinary')),
  organiser text collate "C" not null check (organiser in ('committee', 'property_committee', 'preparatory', 'residents_committee', 'street')),
  -- what runs between notice and closing is told by the clock
  state text collate "C" not null check (state in ('preparing', 'noticed', 'counted', 'objecting', 'announced', 'archived', 'set_aside', 'called_off')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- the rules under which it was announced, and the number of their version; 0: those of the program
  rules jsonb not null,
  rules_version int not null,
  -- how often it was announced: what was served for an earlier day does not count for a later one
  round int not null default 0,
  noticed_on date,
  vote_id uuid,
  outcome jsonb,
  vote_sha256 text,
  closed_at timestamptz,
  result_on date,
  objections_until date,
  announced_on date,
  archived_on date,
  keep_until date,
  archive_sha256 text,
  end_reason text,
  version int not null default 1,
  created_by uuid,
  primary key (jurisdiction_id, id),
  check ((scope = 'estate') = (building is null)),
  check ((scope = 'unit') = (unit is not null)),
  check (closes_at > opens_at),
  check ((state = 'preparing') = (noticed_on is null) or state in ('called_off', 'archived')),
  check (state not in ('called_off', 'set_aside') or end_reason is not null),
  check ((state = 'archived') = (archive_sha256 is not null))
);
select linli.distribute('assemblies');
create index assemblies_of_area on assemblies (jurisdiction_id, area_code, id);
create index assemblies_of_estate on assemblies (jurisdiction_id, estate_id, id);
create unique index assemblies_of_vote on assemblies (jurisdiction_id, vote_id) where vote_id is not null;
create index assemblies_running on assemblies (jurisdiction_id, id) where state in ('noticed', 'counted', 'objecting');
alter table assemblies add constraint assemblies_estate foreign key (jurisdiction_id, estate_id) references owner_estates (jurisdiction_id, id);
alter table assemblies enable row level security;
create policy own_jurisdiction on assemblies using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, scope, building, unit, form, calling, organiser, state, opens_at, closes_at, rules, rules_version, round, noticed_on, vote_id,
  outcome, vote_sha256, closed_at, result_on, objections_until, announced_on, archived_on, keep_until, archive_sha256, end_reason, version) on assemblies to linli_app;

create table assembly_items (
  jurisdiction_id uuid not null,
  assembly_id uuid not null,
  -- of the question it becomes
  id text collate "C" not null,
  place int not null,
  matter text collate "C" not null,
  title text not null check (title <> ''),
  text text not null,
  primary key (jurisdiction_id, assembly_id, id)
);
select linli.distribute('assembly_items');
alter table assembly_items add constraint assembly_items_assembly foreign key (jurisdiction_id, assembly_id) references assemblies (jurisdiction_id, id);
alter table assembly_items enable row level security;
create policy own_jurisdiction on assembly_items using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete on assembly_items to linli_app;

-- The roll as it stood at the notice: a ballot for each buyer; a sale in between changes entries that have not voted.
create table assembly_entries (
  jurisdiction_id uuid not null,
  assembly_id uuid not null,
  key uuid not null,
  round int not null,
  heads int not null check (heads in (0, 1)),
  area bigint not null check (area > 0),
  holders uuid[] not null check (cardinality(holders) > 0),
  units uuid[] not null check (cardinality(units) > 0),
  label text not null,
  place int not null,
  attempts int not null default 0,
  served_at timestamptz,
  served_way text collate "C",
  primary key (jurisdiction_id, assembly_id, key),
  check ((served_at is null) = (served_way is null))
);
select linli.distribute('assembly_entries');
create index assembly_entries_in_order on assembly_entries (jurisdiction_id, assembly_id, round, place, key);
create index assembly_entries_unserved on assembly_entries (jurisdiction_id, assembly_id, round, place, key) where served_at is null;
alter table assembly_entries add constraint assembly_entries_assembly foreign key (jurisdiction_id, assembly_id) references assemblies (jurisdiction_id, id);
alter table assembly_entries enable row level security;
create policy own_jurisdiction on assembly_entries using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (heads, area, holders, units, label, attempts, served_at, served_way) on assembly_entries to linli_app;

-- Service of the notice (送达): each attempt with way, moment, what came of it, who did it, and the proof.
create table assembly_services (
  jurisdiction_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  key uuid not null,
  attempt int not null check (attempt between 1 and 9),
  way text collate "C" not null check (way in ('hand', 'message', 'post', 'mailbox', 'app', 'posting')),
  result text collate "C" not null check (result in ('delivered', 'refused', 'failed')),
  at timestamptz not null,
  -- what the receipt, the post or the message service says
  receipt text not null default '',
  collector_id uuid not null,
  collector text not null,
  files uuid[] not null default '{}',
  primary key (jurisdiction_id, id)
);
select linli.distribute('assembly_services');
create unique index assembly_services_once on assembly_services (jurisdiction_id, assembly_id, key, attempt);
alter table assembly_services add constraint assembly_services_entry foreign key (jurisdiction_id, assembly_id, key) references assembly_entries (jurisdiction_id, assembly_id, key);
alter table assembly_services enable row level security;
create policy own_jurisdiction on assembly_services using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on assembly_services to linli_app;

-- Objections to a result, and the review: two counters and one outsider count again.
create table assembly_objections (
  jurisdiction_id uuid not null,
  id uuid not null,
  assembly_id uuid not null,
  -- the entry on whose behalf it is made; written down at the counter where the account is null
  key uuid not null,
  account_id uuid,
  words text not null check (words <> ''),
  objected_at timestamptz not null,
  counters text[],
  outsider text,
  -- what they counted, by item: yes, no, abstain in heads and area
  counted jsonb,
  agrees boolean,
  verdict text collate "C" check (verdict in ('stands', 'set_aside')),
  answer text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (jurisdiction_id, id),
  check (num_nulls(counters, outsider, counted, agrees, verdict, answer, decided_by, decided_at) in (0, 8)),
  check (counters is null or (cardinality(counters) = 2 and counters[1] <> counters[2] and outsider <> all (counters))),
  check (decided_by <> account_id),
  -- a result that the recount does not confirm cannot stand
  check (verdict is distinct from 'stands' or agrees)
);
select linli.distribute('assembly_objections');
create unique index assembly_objections_once on assembly_objections (jurisdiction_id, assembly_id, key) where verdict is null;
create index assembly_objections_of on assembly_objections (jurisdiction_id, assembly_id, objected_at, id);
alter table assembly_objections add constraint assembly_objections_entry foreign key (jurisdiction_id, assembly_id, key) references assembly_entries (jurisdiction_id, assembly_id, key);
alter table assembly_objections enable row level security;
create policy own_jurisdiction on assembly_objections using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (counters, outsider, counted, agrees, verdict, answer, decided_by, decided_at) on assembly_objections to linli_app;
