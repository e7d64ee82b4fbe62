-- How many cases of an area stand in each ended state. Security definer: under row-level security every row would be fetched to be checked,
-- here the index on (jurisdiction, area code, state) alone answers. Tells numbers only, of the running jurisdiction; the caller asks for areas
-- its viewer's posts cover as a whole.
create function linli.count_ended(area text) returns table (state text, n bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.state, count(*) from cases c
  where c.jurisdiction_id = linli.jurisdiction() and c.area_code >= area and c.area_code < area || '~'
    and c.state in ('closed', 'archived', 'rejected', 'withdrawn')
  group by c.state
$$;
revoke all on function linli.count_ended(text) from public;
grant execute on function linli.count_ended(text) to linli_app;
