-- Who follows a case goes with what else names people in it.
create or replace function linli.erase_archived(jurisdiction uuid, erased_case uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  at timestamptz;
  told int;
  texts int;
  called int;
begin
  if jurisdiction is distinct from linli.jurisdiction() then
    raise exception 'not the jurisdiction of this transaction';
  end if;
  select e.erased_at into at from archive_erasures e
    where e.jurisdiction_id = jurisdiction and e.case_id = erased_case and e.kept_until < (e.erased_at at time zone 'Asia/Shanghai')::date;
  if at is null then
    raise exception 'case % has no entry in the ledger of erasures', erased_case;
  end if;
  perform 1 from cases c where c.jurisdiction_id = jurisdiction and c.id = erased_case and c.state = 'archived' for update;
  if not found then
    raise exception 'case % is not archived', erased_case;
  end if;
  update reports r set text = '', place_text = null, lon = null, lat = null, accuracy = null, salt = null, answers = null, caller_name = null,
    caller_phone = null, reporter_id = null, erased_at = at
    where r.jurisdiction_id = jurisdiction and r.case_id = erased_case and r.erased_at is null;
  get diagnostics told = row_count;
  -- links of version 1 have their texts in their hash: they stay as they are
  update case_events e set reason = null, words = '{}',
    actor_id = case when e.actor_role = 'resident' then null else e.actor_id end,
    post_id = case when e.actor_role = 'resident' then null else e.post_id end,
    salts = case when e.actor_role <> 'resident' and e.salts ? 'actor' then jsonb_build_object('actor', e.salts -> 'actor') else '{}'::jsonb end
    where e.jurisdiction_id = jurisdiction and e.case_id = erased_case and e.version >= 2
      and (e.reason is not null or e.words <> '{}' or (e.actor_role = 'resident' and e.actor_id is not null));
  get diagnostics texts = row_count;
  update cases c set title = '', reporter_id = null, lon = null, lat = null where c.jurisdiction_id = jurisdiction and c.id = erased_case;
  delete from case_callers k where k.jurisdiction_id = jurisdiction and k.case_id = erased_case;
  get diagnostics called = row_count;
  delete from case_follows w where w.jurisdiction_id = jurisdiction and w.case_id = erased_case;
  delete from case_search s where s.jurisdiction_id = jurisdiction and s.case_id = erased_case;
  delete from files f where f.jurisdiction_id = jurisdiction and f.subject_type = 'case' and f.subject_id = erased_case;
  update archive_erasures e set parts = e.parts || jsonb_build_object('reports', told, 'texts', texts, 'persons', called)
    where e.jurisdiction_id = jurisdiction and e.case_id = erased_case;
end $$;
