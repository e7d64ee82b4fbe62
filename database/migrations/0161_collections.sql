-- One form (一表通): a collection task asks areas or organisations below for figures or rows; each addressee has one sheet.
create table collection_tasks (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- the area in whose name it is asked
  asker_path ltree not null,
  asker_code text collate "C" generated always as (replace(ltree2text(asker_path), '.', '')) stored,
  asker_level text not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'ended', 'cancelled')),
  version int not null default 1,
  title text not null check (title <> ''),
  content jsonb not null,
  due_on date not null,
  created_by uuid not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  again_reason text,
  ended_at timestamptz,
  end_reason text,
  primary key (jurisdiction_id, id),
  check ((state = 'draft') or sent_at is not null or state = 'cancelled')
);
select linli.distribute('collection_tasks');
create index collection_tasks_of_asker on collection_tasks (jurisdiction_id, asker_code, id);
create index collection_tasks_running on collection_tasks (jurisdiction_id, due_on) where state = 'sent';
alter table collection_tasks enable row level security;
create policy own_jurisdiction on collection_tasks using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (state, version, title, content, due_on, sent_at, again_reason, ended_at, end_reason) on collection_tasks to linli_app;

-- What was changed once a task had been sent, and what it asked until then.
create table collection_versions (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  version int not null,
  content jsonb not null,
  at timestamptz not null,
  by_id uuid,
  words text,
  primary key (jurisdiction_id, task_id, version)
);
select linli.distribute('collection_versions');
alter table collection_versions add constraint collection_versions_task foreign key (jurisdiction_id, task_id) references collection_tasks (jurisdiction_id, id);
alter table collection_versions enable row level security;
create policy own_jurisdiction on collection_versions using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on collection_versions to linli_app;

create table collection_sheets (
  jurisdiction_id uuid not null,
  task_id uuid not null,
  id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  organisation_id uuid,
  addressee_name text not null,
  state text not null default 'open' check (state in ('open', 'returned', 'submitted', 'confirmed', 'merged')),
  version int not null default 1,
  -- by cell: value, what its source told, why it is otherwise
  cells jsonb not null default '{}',
  -- values that climb, by the place of their column: summed by SQL over a range of one index, however many addressees
  figures float8[] not null default '{}',
  typed int not null default 0,
  filled int not null default 0,
  overruled int not null default 0,
  minutes int check (minutes > 0),
  late boolean not null default false,
  submitted_at timestamptz,
  submitted_by uuid,
  rows_confirmed boolean not null default false,
  returned text,
  merged_into uuid,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('collection_sheets');
create unique index collection_sheets_once on collection_sheets (jurisdiction_id, task_id, area_code, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) where state <> 'merged';
create index collection_sheets_of_area on collection_sheets (jurisdiction_id, area_code, id);
create index collection_sheets_of_task on collection_sheets (jurisdiction_id, task_id, id);
create index collection_sheets_open on collection_sheets (jurisdiction_id, task_id, id) where state in ('open', 'returned');
create index collection_sheets_of_organisation on collection_sheets (jurisdiction_id, organisation_id, id) where organisation_id is not null;
create index collection_sheets_merged on collection_sheets (jurisdiction_id, merged_into) where merged_into is not null;
alter table collection_sheets add constraint collection_sheets_task foreign key (jurisdiction_id, task_id) references collection_tasks (jurisdiction_id, id);
alter table collection_sheets enable row level security;
create policy see on collection_sheets for select using (
  jurisdiction_id = linli.jurisdiction()
  and (linli.sees_all() or area_path <@ any (linli.scopes()) or organisation_id = any (linli.organisations()))
);
create policy enter on collection_sheets for insert with check (jurisdiction_id = linli.jurisdiction());
create policy change on collection_sheets for update using (
  jurisdiction_id = linli.jurisdiction()
  and (linli.sees_all() or area_path <@ any (linli.scopes()) or organisation_id = any (linli.organisations()))
) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert,
  update (area_path, addressee_name, state, version, cells, figures, typed, filled, overruled, minutes, late, submitted_at, submitted_by, rows_confirmed, returned, merged_into, changed_at)
  on collection_sheets to linli_app;

-- The day of a demand moves with that of the task it stands for.
grant update (due_on) on demands to linli_app;
create index demands_answered_about on demands (jurisdiction_id, subject_type, subject_id) where answered_at is not null and subject_type is not null;
