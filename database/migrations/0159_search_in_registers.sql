-- Search for any run of characters in the texts of rows, as in cases (decision 0030).

-- What stands in the open texts of a row, as pairs of neighbouring characters with their positions. Reached through linli.find_register_rows
-- and by the job that fills it.
create table register_search (
  jurisdiction_id uuid not null,
  register int not null,
  row_id uuid not null,
  words tsvector not null,
  primary key (jurisdiction_id, register, row_id)
);
select linli.distribute('register_search');
create index register_search_words on register_search using gin (jurisdiction_id, register, words);
alter table register_search enable row level security;
create policy worker_fills on register_search using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (words) on register_search to linli_app;

-- Rows whose texts are newer than what the search knows of them: written with the row, so that entering it does not wait for the search;
-- the job takes them. Until then they are searched in their texts.
create table register_search_due (
  jurisdiction_id uuid not null,
  register int not null,
  row_id uuid not null,
  primary key (jurisdiction_id, register, row_id)
);
select linli.distribute('register_search_due');
alter table register_search_due enable row level security;
create policy own_jurisdiction on register_search_due using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on register_search_due to linli_app;
insert into register_search_due (jurisdiction_id, register, row_id) select jurisdiction_id, register, id from register_rows;

-- Words → ids of rows of a register, newest first, at most 2,000. As linli.find_cases: security definer because full-text operators are not
-- leakproof; gives only ids of the running jurisdiction, the caller's own query decides which of them may be seen. What stands in every
-- fiftieth row or more often is looked for in the newest 20,000 themselves, what is rarer comes from the index.
create function linli.find_register_rows(jurisdiction uuid, of_register int, query tsquery) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp rows 200 as $$
declare
  among constant text := 'select w.row_id from (select s.row_id, s.words from register_search s where s.jurisdiction_id = $1 and s.register = $2 '
    || 'order by s.row_id desc limit $4) w where w.words @@ $3 limit 2000';
  sample int;
begin
  if jurisdiction is distinct from linli.jurisdiction() then
    return;
  end if;
  execute 'select count(*)::int from (' || among || ') hits' into sample using jurisdiction, of_register, query, 5000;
  if sample >= 100 then
    return query execute among using jurisdiction, of_register, query, 20000;
  else
    return query execute 'select h.row_id from (select s.row_id from register_search s where s.jurisdiction_id = $1 and s.register = $2 and s.words @@ $3 offset 0) h '
      || 'order by h.row_id desc limit 2000' using jurisdiction, of_register, query;
  end if;
end $$;
revoke all on function linli.find_register_rows(uuid, int, tsquery) from public;
grant execute on function linli.find_register_rows(uuid, int, tsquery) to linli_app;
