-- CSV files that were imported: how each is written, so that its rows go out again byte for byte as they came in.
create table register_files (
  jurisdiction_id uuid not null,
  -- of the import
  id uuid not null,
  register int not null,
  name text not null,
  -- encoding, separator, line ends, quoting, headings and whatever else is no row of the register
  dress jsonb not null,
  rows int not null,
  at timestamptz not null,
  by_id uuid,
  primary key (jurisdiction_id, id)
);
select linli.distribute('register_files');
create index register_files_of_register on register_files (jurisdiction_id, register, id);
alter table register_files enable row level security;
create policy own_jurisdiction on register_files using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on register_files to linli_app;

-- the file a row was last read from, and its record there
alter table register_rows add column file uuid;
alter table register_rows add column place int;
create index register_rows_of_file on register_rows (jurisdiction_id, register, file, place) where file is not null;
