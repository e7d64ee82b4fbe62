-- From when on the rules give a community worker a higher grade than the one held: kept from the rows of their register and the scheme in force,
-- so that who is due is a range of an index. Null: by what is known now never.
create table workforce_dues (
  jurisdiction_id uuid not null,
  row_id uuid not null,
  due_on date,
  primary key (jurisdiction_id, row_id)
);
select linli.distribute('workforce_dues');
create index workforce_dues_in_order on workforce_dues (jurisdiction_id, due_on, row_id) where due_on is not null;
alter table workforce_dues add constraint workforce_dues_row foreign key (jurisdiction_id, row_id) references register_rows (jurisdiction_id, id);
alter table workforce_dues enable row level security;
create policy own_jurisdiction on workforce_dues using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on workforce_dues to linli_app;
