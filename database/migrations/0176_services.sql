-- What people apply for (办件). The application follows its case, which has the life, the clocks and the log; what was asked of the applicant stands here, sealed.
create table service_applications (
  jurisdiction_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  number text collate "C" not null,
  -- a row of the register of items, and what it said on that day
  item_id uuid not null,
  item_code text not null,
  item text not null,
  limit_words jsonb not null,
  trips int not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  organisation_id uuid not null,
  organisation_name text not null,
  channel text not null check (channel in ('online', 'window', 'assisted')),
  -- whoever applied with an account of their own
  account_id uuid,
  -- null once it is erased
  person_id uuid,
  agent_id uuid,
  taken_in_by uuid not null,
  -- by material what it is called and how it was handed in
  materials jsonb not null,
  form_version int not null,
  -- answers in words; emptied when the case is erased
  sealed bytea,
  key_version int,
  state text collate "C" not null check (state in ('received', 'correcting', 'accepted', 'decided', 'issued', 'refused', 'withdrawn')),
  -- the event of the case it followed last
  seq int not null,
  received_at timestamptz not null,
  accepted_at timestamptz,
  due_at timestamptz,
  corrected boolean not null default false,
  decided_at timestamptz,
  granted boolean,
  issued_at timestamptz,
  -- what happened, oldest first: state, moment, and what the applicant was told
  progress jsonb not null default '[]',
  -- who took the result, sealed
  received_by bytea,
  primary key (jurisdiction_id, id),
  constraint service_applications_case unique (jurisdiction_id, case_id),
  check ((sealed is null and received_by is null) or key_version is not null)
);
select linli.distribute('service_applications');
create index service_applications_of_area on service_applications (jurisdiction_id, area_code, id);
create index service_applications_of_organisation on service_applications (jurisdiction_id, organisation_id, id);
create index service_applications_by_number on service_applications (jurisdiction_id, number);
create index service_applications_of_account on service_applications (jurisdiction_id, account_id, id) where account_id is not null;
create index service_applications_of_person on service_applications (jurisdiction_id, person_id);
create index service_applications_waiting on service_applications (jurisdiction_id, organisation_id, id) where state in ('received', 'accepted');
create index service_applications_to_issue on service_applications (jurisdiction_id, area_code, id) where state = 'decided';
create index service_applications_sealed on service_applications (jurisdiction_id, key_version, id) where key_version is not null;
-- figures read no row
create index service_applications_counted on service_applications (jurisdiction_id, received_at)
  include (area_code, item_code, channel, state, decided_at, due_at, granted, corrected, trips);
alter table service_applications add constraint service_applications_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table service_applications enable row level security;
create policy own_jurisdiction on service_applications using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, sealed, key_version, state, seq, progress, accepted_at, due_at, corrected, decided_at, granted, issued_at, received_by)
  on service_applications to linli_app;

-- 帮办代办: somebody acts for a person, by a written authority, until it is delivered and the person was called back.
create table service_entrustments (
  jurisdiction_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  item text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  account_id uuid,
  person_id uuid,
  agent_id uuid,
  scope text not null,
  photos uuid[] not null default '{}',
  state text collate "C" not null check (state in ('asked', 'accepted', 'handling', 'delivered', 'closed', 'refused', 'ended')),
  application_id uuid,
  fee_fen int not null default 0 check (fee_fen >= 0),
  words text,
  satisfied boolean,
  asked_at timestamptz not null,
  accepted_at timestamptz,
  delivered_at timestamptz,
  closed_at timestamptz,
  primary key (jurisdiction_id, id),
  check (state in ('asked', 'refused', 'ended') or agent_id is not null),
  check ((state = 'closed') = (satisfied is not null))
);
select linli.distribute('service_entrustments');
create index service_entrustments_of_area on service_entrustments (jurisdiction_id, area_code, id);
create index service_entrustments_of_account on service_entrustments (jurisdiction_id, account_id, id) where account_id is not null;
create index service_entrustments_of_person on service_entrustments (jurisdiction_id, person_id);
create index service_entrustments_of_agent on service_entrustments (jurisdiction_id, agent_id, id) where agent_id is not null;
create index service_entrustments_open on service_entrustments (jurisdiction_id, area_code, id) where state in ('asked', 'accepted', 'handling', 'delivered');
create index service_entrustments_of_application on service_entrustments (jurisdiction_id, application_id) where application_id is not null;
alter table service_entrustments add constraint service_entrustments_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table service_entrustments enable row level security;
create policy own_jurisdiction on service_entrustments using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id, agent_id, photos, state, application_id, fee_fen, words, satisfied, accepted_at, delivered_at, closed_at)
  on service_entrustments to linli_app;

create function linli.erase_services(jurisdiction uuid, erased_case uuid) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  entrusted uuid[];
begin
  perform linli.erasable(jurisdiction, erased_case);
  ids := array(select a.id from service_applications a where a.jurisdiction_id = jurisdiction and a.case_id = erased_case);
  entrusted := array(select t.id from service_entrustments t where t.jurisdiction_id = jurisdiction and t.application_id = any (ids));
  perform linli.erase_papers(jurisdiction, 'services.entrustment', entrusted, '授权委托书');
  update service_entrustments t set person_id = null, account_id = null, scope = '—', words = null, photos = '{}'
    where t.jurisdiction_id = jurisdiction and t.id = any (entrusted);
  update service_applications a set person_id = null, account_id = null, sealed = null, received_by = null, key_version = null, materials = '[]', progress = '[]'
    where a.jurisdiction_id = jurisdiction and a.id = any (ids);
  delete from files f where f.jurisdiction_id = jurisdiction and f.subject_type = 'service_application' and f.subject_id = any (ids);
  delete from files f where f.jurisdiction_id = jurisdiction and f.subject_type = 'service_entrustment' and f.subject_id = any (entrusted);
  return cardinality(ids);
end $$;
revoke all on function linli.erase_services(uuid, uuid) from public;
grant execute on function linli.erase_services(uuid, uuid) to linli_app;
