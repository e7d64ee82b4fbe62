-- Rows of registers may point at rows of others, and are found from there.
alter table register_links drop constraint register_links_kind_check;
alter table register_links add constraint register_links_kind_check check (kind in ('person', 'organisation', 'area', 'place', 'case', 'row'));

-- What somebody has to see to about a row, from the day its register's condition holds until it holds no more.
create table register_reminders (
  jurisdiction_id uuid not null,
  register int not null,
  code text collate "C" not null,
  row_id uuid not null,
  since date not null,
  -- where its row lies; null: it is of the whole jurisdiction
  area_path ltree,
  -- whether those have been told who can see to it
  told boolean not null default false,
  primary key (jurisdiction_id, register, code, row_id)
);
select linli.distribute('register_reminders');
create index register_reminders_of_row on register_reminders (jurisdiction_id, row_id);
create index register_reminders_since on register_reminders (jurisdiction_id, register, code, since, row_id);
create index register_reminders_untold on register_reminders (jurisdiction_id, register, code, row_id) where not told;
alter table register_reminders enable row level security;
create policy see on register_reminders for select using (
  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or area_path is null or area_path <@ any (linli.scopes()))
);
create policy enter on register_reminders for insert with check (jurisdiction_id = linli.jurisdiction());
create policy change on register_reminders for update using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
create policy leave on register_reminders for delete using (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (told, area_path), delete on register_reminders to linli_app;
