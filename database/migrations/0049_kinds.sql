-- Kinds of a jurisdiction's own. Each refines one that comes with the platform and behaves like it; those are no rows, as shipped roles are
-- none: what they mean is part of the program. Ended, never removed.
create table kinds (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- what it is a kind of: where the words of the shipped ones are, `places.kinds`
  subject text not null check (subject ~ '^[a-z]+\.[a-zA-Z]+$'),
  -- the shipped kind and the refinement, `venue-pocket_park`; never changed
  code text not null check (code ~ '^[a-z][a-z_]*-[a-z0-9_]+$'),
  key text not null generated always as (subject || '/' || code) stored,
  name text not null check (name <> ''),
  name_en text not null check (name_en <> ''),
  ended boolean not null default false,
  version int not null default 1,
  primary key (jurisdiction_id, id),
  constraint kinds_key unique (jurisdiction_id, key),
  constraint kinds_name unique (jurisdiction_id, subject, name)
);
select linli.distribute('kinds');
alter table kinds add constraint kinds_jurisdiction foreign key (jurisdiction_id) references jurisdictions;
alter table kinds enable row level security;
create policy own_jurisdiction on kinds using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on kinds to linli_app;

-- What has a kind has a shipped one, known by its form, or a row of `kinds`.
alter table organisations drop constraint organisations_kind_check;
alter table organisations add column local_kind text
  generated always as (case when kind like '%-%' then 'organisations.organisationKinds/' || kind end) stored;
alter table organisations add constraint organisations_kind_form check (local_kind is not null or kind ~ '^[a-z][a-z_]*$');
alter table organisations add constraint organisations_kind foreign key (jurisdiction_id, local_kind) references kinds (jurisdiction_id, key);

alter table offices drop constraint offices_kind_check;
alter table offices drop constraint offices_employment_check;
alter table offices add column local_kind text generated always as (case when kind like '%-%' then 'organisations.officeKinds/' || kind end) stored;
alter table offices add column local_employment text
  generated always as (case when employment like '%-%' then 'organisations.employments/' || employment end) stored;
alter table offices add constraint offices_kind_form check (local_kind is not null or kind ~ '^[a-z][a-z_]*$');
alter table offices add constraint offices_employment_form check (local_employment is not null or employment ~ '^[a-z][a-z_]*$');
alter table offices add constraint offices_kind foreign key (jurisdiction_id, local_kind) references kinds (jurisdiction_id, key);
alter table offices add constraint offices_employment foreign key (jurisdiction_id, local_employment) references kinds (jurisdiction_id, key);

alter table places drop constraint places_kind_check;
alter table places add column local_kind text generated always as (case when kind like '%-%' then 'places.kinds/' || kind end) stored;
alter table places add constraint places_kind_form check (local_kind is not null or kind ~ '^[a-z][a-z_]*$');
alter table places add constraint places_kind foreign key (jurisdiction_id, local_kind) references kinds (jurisdiction_id, key);

alter table areas drop constraint areas_kind_check;
alter table areas add column local_kind text generated always as (case when kind like '%-%' then 'territory.kinds/' || kind end) stored;
alter table areas add constraint areas_kind_form check (local_kind is not null or kind ~ '^[a-z][a-z_]*$');
alter table areas add constraint areas_kind foreign key (jurisdiction_id, local_kind) references kinds (jurisdiction_id, key);
