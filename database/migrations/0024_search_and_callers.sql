-- Search for any run of characters, and people who report through somebody else.

-- What stands in the texts of cases, as pairs of neighbouring characters with their positions. Filled by a job shortly after a case is
-- opened, so that reporting does not wait for it; newer cases are searched in their texts. Reached through linli.find_cases and by the job.
create table case_search (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  words tsvector not null,
  primary key (jurisdiction_id, case_id)
);
alter table case_search enable row level security;
create policy worker_fills on case_search using (jurisdiction_id = linli.jurisdiction() and linli.sees_all())
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on case_search to linli_app;
create index case_search_words on case_search using gin (jurisdiction_id, words);

-- Up to which case the texts of a jurisdiction stand in case_search.
create table case_search_marks (
  jurisdiction_id uuid primary key references jurisdictions,
  upto uuid not null
);
alter table case_search_marks enable row level security;
create policy own_jurisdiction on case_search_marks using (jurisdiction_id = linli.jurisdiction())
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on case_search_marks to linli_app;

-- Words → case ids, newest first, at most 2,000. Security definer because full-text operators are not leakproof: under row-level security
-- every row would be read before the index is used. Gives only ids of the running jurisdiction; the caller's own query decides which of them
-- may be seen. What stands in every fiftieth case or more often is looked for in the newest 20,000 themselves, as fetching all its hits to
-- sort them would take seconds; what is rarer comes from the index. Planned for each call.
create function linli.find_cases(jurisdiction uuid, query tsquery) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp rows 200 as $$
declare
  among constant text := 'select w.case_id from (select s.case_id, s.words from case_search s where s.jurisdiction_id = $1 '
    || 'order by s.case_id desc limit $3) w where w.words @@ $2 limit 2000';
  sample int;
begin
  if jurisdiction is distinct from linli.jurisdiction() then
    return;
  end if;
  execute 'select count(*)::int from (' || among || ') hits' into sample using jurisdiction, query, 5000;
  if sample >= 100 then
    return query execute among using jurisdiction, query, 20000;
  else
    return query execute 'select h.case_id from (select s.case_id from case_search s where s.jurisdiction_id = $1 and s.words @@ $2 offset 0) h '
      || 'order by h.case_id desc limit 2000' using jurisdiction, query;
  end if;
end $$;
revoke all on function linli.find_cases(uuid, tsquery) from public;
grant execute on function linli.find_cases(uuid, tsquery) to linli_app;

drop function linli.search_cases(tsquery, uuid, int);
drop index cases_search;
alter table cases drop column search;

-- A report that somebody else wrote down has a caller and no reporting account: whoever typed it stands in the log alone.
alter table cases alter column reporter_id drop not null;
alter table reports alter column reporter_id drop not null;
alter table reports add column caller_name text;
alter table reports add column caller_phone text;
