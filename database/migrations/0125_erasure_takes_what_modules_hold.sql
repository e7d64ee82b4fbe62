-- What other modules hold of a case goes with it when its time is over: disputes, hazards, whistles, objections, ratings, extensions. Each has a function that does
-- this one thing, and only for an archived case whose erasure stands in the ledger; texts that must not be empty become a dash.
create function linli.erasable(jurisdiction uuid, erased_case uuid) returns timestamptz
  language plpgsql volatile set search_path = public, pg_temp as $$
declare
  at timestamptz;
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
  return at;
end $$;
revoke all on function linli.erasable(uuid, uuid) from public;

drop function linli.erase_archived(uuid, uuid);
create function linli.erase_archived(jurisdiction uuid, erased_case uuid, held jsonb) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := linli.erasable(jurisdiction, erased_case);
  told int;
  texts int;
  called int;
begin
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
  update archive_erasures e set parts = e.parts || held || jsonb_build_object('reports', told, 'texts', texts, 'persons', called)
    where e.jurisdiction_id = jurisdiction and e.case_id = erased_case;
end $$;
revoke all on function linli.erase_archived(uuid, uuid, jsonb) from public;
grant execute on function linli.erase_archived(uuid, uuid, jsonb) to linli_app;

-- Documents made of subjects: number, title and hashes stay, so that what is on paper can still be proved.
create function linli.erase_papers(jurisdiction uuid, of_source text, subjects uuid[], title_left text) returns void
  language plpgsql volatile set search_path = public, pg_temp as $$
begin
  delete from document_signatures g using documents d
    where g.jurisdiction_id = jurisdiction and d.jurisdiction_id = jurisdiction and g.document_id = d.id and d.source = of_source
      and d.subject_id = any (subjects);
  update documents d set title = title_left, body = '', parties = (
      select coalesce(jsonb_agg(case when p.one ->> 'organisationId' is null then p.one || '{"name": ""}' else p.one end order by p.n), '[]')
      from jsonb_array_elements(d.parties) with ordinality as p(one, n))
    where d.jurisdiction_id = jurisdiction and d.source = of_source and d.subject_id = any (subjects);
end $$;
revoke all on function linli.erase_papers(uuid, text, uuid[], text) from public;

create function linli.erase_disputes(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  perform linli.erasable(jurisdiction, erased_case);
  ids := array(select d.id from disputes d where d.jurisdiction_id = jurisdiction and d.case_id = erased_case);
  perform linli.erase_papers(jurisdiction, 'disputes.agreement', ids, '人民调解协议书');
  delete from dispute_parties y where y.jurisdiction_id = jurisdiction and y.dispute_id = any (ids);
  update dispute_visits v set words = '' where v.jurisdiction_id = jurisdiction and v.dispute_id = any (ids);
  update dispute_sessions s set words = case when s.state = 'arranged' then null else '' end, place = '', others = null, attended = '{}', photos = '{}'
    where s.jurisdiction_id = jurisdiction and s.dispute_id = any (ids);
  update disputes d set title = '', facts = '', mediator = '', outcome = case when d.outcome is null then null else '' end, photos = '{}', visit_on = null
    where d.jurisdiction_id = jurisdiction and d.id = any (ids);
  delete from files f where f.jurisdiction_id = jurisdiction and f.subject_type = 'dispute' and f.subject_id = any (ids);
  return cardinality(ids);
end $$;
revoke all on function linli.erase_disputes(uuid, uuid) from public;
grant execute on function linli.erase_disputes(uuid, uuid) to linli_app;

create function linli.erase_hazards(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  perform linli.erasable(jurisdiction, erased_case);
  ids := array(select h.id from hazards h where h.jurisdiction_id = jurisdiction and h.case_id = erased_case);
  perform linli.erase_papers(jurisdiction, 'hazards.notice',
    array(select n.id from hazard_notices n where n.jurisdiction_id = jurisdiction and n.hazard_id = any (ids)), '隐患整改文书');
  update hazard_notices n set demand = '—', receiver = '—', officers = array_fill('—'::text, array[cardinality(n.officers)]),
    refused = case when n.refused is null then null else '—' end where n.jurisdiction_id = jurisdiction and n.hazard_id = any (ids);
  update hazard_checks k set words = '—', photos = '{}' where k.jurisdiction_id = jurisdiction and k.hazard_id = any (ids);
  update hazards h set title = '—', text = '', place = '—', unit = '—', photos = '{}',
    supervised_words = case when h.supervised_words is null then null else '—' end where h.jurisdiction_id = jurisdiction and h.id = any (ids);
  delete from files f where f.jurisdiction_id = jurisdiction and f.subject_type = 'hazard' and f.subject_id = any (ids);
  return cardinality(ids);
end $$;
revoke all on function linli.erase_hazards(uuid, uuid) from public;
grant execute on function linli.erase_hazards(uuid, uuid) to linli_app;

create function linli.erase_whistles(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  given int;
begin
  perform linli.erasable(jurisdiction, erased_case);
  ids := array(select w.id from whistles w where w.jurisdiction_id = jurisdiction and w.case_id = erased_case);
  update assignments a set title = '—', words = case when a.words is null then null else '—' end
    where a.jurisdiction_id = jurisdiction and (a.case_id = erased_case or a.whistle_id = any (ids));
  get diagnostics given = row_count;
  update whistle_minutes m set text = '—', photos = '{}' where m.jurisdiction_id = jurisdiction and m.whistle_id = any (ids);
  update whistle_calls c set answer_words = case when c.answer_words is null then null else '' end,
    contact_words = case when c.contact_words is null then null else '' end, feedback_words = case when c.feedback_words is null then null else '' end,
    rating_reason = case when c.rating_reason is null then null else '' end, arrived_lon = null, arrived_lat = null, feedback_photos = '{}'
    where c.jurisdiction_id = jurisdiction and c.whistle_id = any (ids);
  update whistles w set title = '—', note = '', place = '', lon = null, lat = null, end_words = case when w.end_words is null then null else '' end
    where w.jurisdiction_id = jurisdiction and w.id = any (ids);
  delete from files f where f.jurisdiction_id = jurisdiction and f.subject_type = 'whistle' and f.subject_id = any (ids);
  return cardinality(ids) + given;
end $$;
revoke all on function linli.erase_whistles(uuid, uuid) from public;
grant execute on function linli.erase_whistles(uuid, uuid) to linli_app;

create function linli.erase_objections(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  gone int;
begin
  perform linli.erasable(jurisdiction, erased_case);
  update objections o set basis = '', decision = case when o.decision is null then null else '' end
    where o.jurisdiction_id = jurisdiction and o.case_id = erased_case;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function linli.erase_objections(uuid, uuid) from public;
grant execute on function linli.erase_objections(uuid, uuid) to linli_app;

create function linli.erase_extensions(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  gone int;
begin
  perform linli.erasable(jurisdiction, erased_case);
  update extensions x set reason = '', decision = case when x.decision is null then null else '' end
    where x.jurisdiction_id = jurisdiction and x.case_id = erased_case;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function linli.erase_extensions(uuid, uuid) from public;
grant execute on function linli.erase_extensions(uuid, uuid) to linli_app;

create function linli.erase_ratings(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  asked uuid[];
  excluded uuid[];
  gone int;
begin
  perform linli.erasable(jurisdiction, erased_case);
  asked := array(select b.id from call_backs b where b.jurisdiction_id = jurisdiction and b.case_id = erased_case);
  excluded := array(select x.id from exclusions x where x.jurisdiction_id = jurisdiction and x.case_id = erased_case);
  update call_attempts t set note = null where t.jurisdiction_id = jurisdiction and t.call_back_id = any (asked);
  update rulings r set reason = case when r.reason is null then null else '' end where r.jurisdiction_id = jurisdiction and r.case_id = erased_case;
  update exclusions x set reason = '' where x.jurisdiction_id = jurisdiction and x.id = any (excluded);
  update exclusion_decisions e set reason = '' where e.jurisdiction_id = jurisdiction and e.exclusion_id = any (excluded);
  update spot_checks s set note = null where s.jurisdiction_id = jurisdiction and s.case_id = erased_case;
  get diagnostics gone = row_count;
  return gone + cardinality(asked) + cardinality(excluded);
end $$;
revoke all on function linli.erase_ratings(uuid, uuid) from public;
grant execute on function linli.erase_ratings(uuid, uuid) to linli_app;
