-- What a patrol wrote about a fault goes with the case it became.
create function linli.erase_patrols(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  given int;
begin
  perform linli.erasable(jurisdiction, erased_case);
  update patrol_scans s set words = '', photos = '{}' where s.jurisdiction_id = jurisdiction and s.case_id = erased_case;
  get diagnostics given = row_count;
  return given;
end $$;
revoke all on function linli.erase_patrols(uuid, uuid) from public;
grant execute on function linli.erase_patrols(uuid, uuid) to linli_app;
