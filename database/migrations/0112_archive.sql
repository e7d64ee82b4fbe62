-- The archive: which class an archived case has and until when it is kept, the signed root of each day, and the ledger of erasures.
create table archive_files (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  seal_number int not null,
  number text not null,
  area_code text collate "C" not null,
  kind text not null,
  category_code text,
  archived_at timestamptz not null,
  class text not null check (class in ('permanent', 'years30', 'years10')),
  -- the last day on which what names people is kept; null: for good
  keep_until date,
  -- why somebody gave it another class than its kind has
  class_reason text,
  erased_at timestamptz,
  primary key (jurisdiction_id, case_id)
);
select linli.distribute('archive_files');
alter table archive_files add constraint archive_files_case foreign key (jurisdiction_id, case_id) references cases (jurisdiction_id, id);
alter table archive_files add constraint archive_files_permanent check ((class = 'permanent') = (keep_until is null));
create index archive_files_by_time on archive_files (jurisdiction_id, archived_at desc, case_id desc);
create index archive_files_by_number on archive_files (jurisdiction_id, number text_pattern_ops);
create index archive_files_due on archive_files (jurisdiction_id, keep_until, case_id) where erased_at is null and keep_until is not null;
create index archive_files_by_seal on archive_files (jurisdiction_id, seal_number desc);
alter table archive_files enable row level security;
create policy own_jurisdiction on archive_files using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (class, keep_until, class_reason, erased_at) on archive_files to linli_app;

-- One root a day over the cases that were closed or archived on it, signed with the jurisdiction's key.
create table archive_roots (
  jurisdiction_id uuid not null,
  day date not null,
  case_count int not null,
  root bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  signature text not null,
  public_key text not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, day)
);
select linli.distribute('archive_roots');
alter table archive_roots enable row level security;
create policy own_jurisdiction on archive_roots using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on archive_roots to linli_app;

-- What a root was made of: how far the log of each case had come, and the hash it had there.
create table archive_leaves (
  jurisdiction_id uuid not null,
  day date not null,
  case_id uuid not null,
  seq int not null,
  head_hash bytea not null,
  primary key (jurisdiction_id, day, case_id)
);
select linli.distribute('archive_leaves');
create index archive_leaves_of_case on archive_leaves (jurisdiction_id, case_id, day);
alter table archive_leaves enable row level security;
create policy own_jurisdiction on archive_leaves using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on archive_leaves to linli_app;

-- The ledger: of which case what was erased when its time was over.
create table archive_erasures (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  number text not null,
  area_code text collate "C" not null,
  class text not null,
  kept_until date not null,
  erased_at timestamptz not null,
  -- how many of each: reports, texts, photos, persons, and what other modules held
  parts jsonb not null,
  primary key (jurisdiction_id, case_id)
);
select linli.distribute('archive_erasures');
create index archive_erasures_by_time on archive_erasures (jurisdiction_id, erased_at desc, case_id desc);
alter table archive_erasures enable row level security;
create policy own_jurisdiction on archive_erasures using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on archive_erasures to linli_app;

-- Erases what names people in an archived case. The application can neither change nor delete a log or a report; this does one thing only, and only for
-- a case whose erasure stands in the ledger after its time. Digests and hashes stay, so that the chain is whole.
create function linli.erase_archived(jurisdiction uuid, erased_case uuid) returns void
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
  delete from case_search s where s.jurisdiction_id = jurisdiction and s.case_id = erased_case;
  delete from files f where f.jurisdiction_id = jurisdiction and f.subject_type = 'case' and f.subject_id = erased_case;
  update archive_erasures e set parts = e.parts || jsonb_build_object('reports', told, 'texts', texts, 'persons', called)
    where e.jurisdiction_id = jurisdiction and e.case_id = erased_case;
end $$;
revoke all on function linli.erase_archived(uuid, uuid) from public;
grant execute on function linli.erase_archived(uuid, uuid) to linli_app;
