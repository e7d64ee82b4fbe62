-- What keeps tables from being spread over several servers by jurisdiction goes (docs/decisions/0035): subqueries in policies, SQL functions
-- over tenant tables.

-- Whether the running transaction sees a case: asked with the caller's rights, so that the policy of cases decides.
create function linli.sees_case(jurisdiction uuid, wanted uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from public.cases c where c.jurisdiction_id = jurisdiction and c.id = wanted);
end $$;

drop policy with_case on reports;
create policy with_case on reports for select using (
  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or linli.sees_case(jurisdiction_id, case_id))
);
drop policy with_case on case_events;
create policy with_case on case_events for select using (
  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or linli.sees_case(jurisdiction_id, case_id))
);
drop policy see on files;
create policy see on files for select using (
  jurisdiction_id = linli.jurisdiction()
  and (linli.sees_all() or owner_id = linli.account() or (case_id is not null and linli.sees_case(jurisdiction_id, case_id)))
);

-- How many cases of an area stand in each ended state; reasons in 0008.
drop function linli.count_ended(text);
create function linli.count_ended(jurisdiction uuid, area text) returns table (state text, n bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if jurisdiction is distinct from linli.jurisdiction() then
    return;
  end if;
  return query select c.state, count(*) from cases c
    where c.jurisdiction_id = jurisdiction and c.area_code >= area and c.area_code < area || '~'
      and c.state in ('closed', 'archived', 'rejected', 'withdrawn')
    group by c.state;
end $$;
revoke all on function linli.count_ended(uuid, text) from public;
grant execute on function linli.count_ended(uuid, text) to linli_app;

-- Spreads a new tenant table where the others are spread already; elsewhere it does nothing. A migration calls it right after creating the
-- table: only then may foreign keys follow.
create function linli.distribute(tenant_table regclass) returns void language plpgsql as $$
begin
  if to_regclass('pg_catalog.pg_dist_partition') is null then
    return;
  end if;
  if exists (select from pg_catalog.pg_dist_partition p where p.logicalrelid = 'public.cases'::regclass and p.partmethod = 'h') then
    perform create_distributed_table(tenant_table, 'jurisdiction_id', colocate_with => 'public.cases');
  end if;
end $$;
revoke all on function linli.distribute(regclass) from public;
