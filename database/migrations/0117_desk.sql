-- What people keep for work at the desk: templates of answers and saved filters, their own or shared with those of an organisation or area.
create table desk_items (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('template', 'filter')),
  title text not null check (title <> ''),
  -- of a template its text and the action it is for, of a filter what it looks for
  content jsonb not null,
  account_id uuid not null,
  -- with whom it is shared; neither: nobody
  organisation_id uuid,
  area_path ltree,
  version int not null default 1,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(organisation_id, area_path) <= 1)
);
select linli.distribute('desk_items');
create index desk_items_of_account on desk_items (jurisdiction_id, account_id, kind);
create index desk_items_of_organisation on desk_items (jurisdiction_id, organisation_id, kind) where organisation_id is not null;
create index desk_items_of_area on desk_items (jurisdiction_id, area_path, kind) where area_path is not null;
alter table desk_items enable row level security;
create policy own_jurisdiction on desk_items using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, delete, update (title, content, organisation_id, area_path, version, changed_at) on desk_items to linli_app;

-- A photo in which something is covered stands for the one it was made of, which is kept under a type of its own that nobody reads as a file.
alter table files add column redacts uuid;
drop policy see on files;
create policy see on files for select using (
  jurisdiction_id = linli.jurisdiction() and (
    linli.sees_all() or owner_id = linli.account() or (
      subject_id is not null and (subject_type not in ('case', 'case_covered') or linli.sees_case(jurisdiction_id, subject_id))
    )
  )
);
create policy cover on files for update using (jurisdiction_id = linli.jurisdiction() and linli.sees_all() and subject_type = 'case')
  with check (jurisdiction_id = linli.jurisdiction() and subject_type = 'case_covered');
