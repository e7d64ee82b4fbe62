-- Organisations of every kind the field names, the people who hold office in them or in areas, memberships, co-building agreements.
alter table organisations drop constraint organisations_kind_check;
alter table organisations
  add constraint organisations_kind_check check (kind in (
    'department', 'street_office', 'community', 'grid_team', 'property_company', 'enterprise',
    -- the five levels of party organisations
    'party_committee', 'general_branch', 'branch', 'party_group', 'contact_household',
    'owners_committee', 'property_committee', 'public_institution', 'social_organisation', 'volunteer_team',
    -- bodies that units join: community and street "big party committees", alliances
    'big_party_committee', 'alliance')),
  add column credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  add column address text,
  -- a public telephone of the organisation, never a person's
  add column phone text,
  add column lon double precision check (lon between -180 and 180),
  add column lat double precision check (lat between -90 and 90),
  -- party members on its books; households a contact household looks after
  add column members int check (members >= 0),
  add column households int check (households >= 0),
  add column note text,
  add column founded_on date,
  -- the last day of its existence; null while it exists. Dissolved, never removed.
  add column dissolved_on date,
  add column dissolve_reason text,
  add column version int not null default 1,
  -- the area's code: "this area and below" as a range of plain text, which an index answers under row-level security
  add column area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- a name becomes free when its bearer is dissolved
  drop constraint organisations_jurisdiction_id_area_id_name_key,
  add constraint organisations_point check ((lon is null) = (lat is null));
create unique index organisations_name on organisations (jurisdiction_id, area_id, name) where dissolved_on is null;
create index organisations_by_area on organisations (jurisdiction_id, area_id, kind);
create index organisations_by_area_code on organisations (jurisdiction_id, area_code, name collate "C", id);
create index organisations_by_parent on organisations (jurisdiction_id, parent_id) where parent_id is not null;
create unique index organisations_credit_code on organisations (jurisdiction_id, credit_code) where credit_code is not null and dissolved_on is null;

-- Somebody who holds office, with or without an account. As little about the person as the office needs.
create table persons (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  name text not null check (name <> ''),
  phone text check (phone ~ '^1[3-9][0-9]{9}$'),
  party_member boolean not null default false,
  account_id uuid references accounts,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, account_id),
  unique (jurisdiction_id, phone)
);
alter table persons enable row level security;
create policy own_jurisdiction on persons using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on persons to linli_app;
create index persons_by_name on persons (jurisdiction_id, name);

-- An office binds a person to an organisation or an area for a period of whole days (Shanghai), both ends included. It gives no permission:
-- that is what posts are for. Cross-appointment is normal. Ended, never removed.
create table offices (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in (
    'secretary', 'deputy_secretary', 'committee_member', 'part_time_member', 'head', 'deputy_head', 'liaison', 'member',
    'grid_leader', 'grid_worker', 'contact_member', 'building_head', 'community_worker')),
  organisation_id uuid,
  area_id uuid,
  -- where the office stands in the tree: the area, or the area of the organisation
  area_path ltree not null,
  area_code text collate "C" not null generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- the member unit that sent a part-time committee member
  unit_id uuid,
  employment text check (employment in ('full_time', 'part_time', 'auxiliary')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  end_reason text,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id),
  foreign key (jurisdiction_id, organisation_id) references organisations (jurisdiction_id, id),
  foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id),
  constraint offices_reach check ((organisation_id is null) <> (area_id is null)),
  constraint offices_no_duplicate exclude using gist (
    jurisdiction_id with =, person_id with =, kind with =, coalesce(organisation_id, area_id) with =, daterange(valid_from, valid_to, '[]') with &&)
);
alter table offices enable row level security;
create policy own_jurisdiction on offices using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on offices to linli_app;
create index offices_of_person on offices (jurisdiction_id, person_id);
create index offices_of_organisation on offices (jurisdiction_id, organisation_id) where organisation_id is not null;
create index offices_by_area_code on offices (jurisdiction_id, area_code, id);
create index offices_of_unit on offices (jurisdiction_id, unit_id) where unit_id is not null;
create index offices_of_area on offices (jurisdiction_id, area_id, kind) where area_id is not null;

-- A unit belongs to a big party committee or an alliance for a period of days, both ends included.
create table memberships (
  jurisdiction_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  body_id uuid not null check (body_id <> unit_id),
  joined_on date not null,
  left_on date check (left_on >= joined_on),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id),
  foreign key (jurisdiction_id, body_id) references organisations (jurisdiction_id, id),
  constraint memberships_once exclude using gist (
    jurisdiction_id with =, unit_id with =, body_id with =, daterange(joined_on, left_on, '[]') with &&)
);
alter table memberships enable row level security;
create policy own_jurisdiction on memberships using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on memberships to linli_app;
create index memberships_of_body on memberships (jurisdiction_id, body_id);

-- A co-building agreement between a unit and a community's or street's organisation, for a term of days, both ends included.
create table agreements (
  jurisdiction_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  partner_id uuid not null check (partner_id <> unit_id),
  title text not null check (title <> ''),
  signed_on date not null,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  -- reminders begin this many days before the end
  remind_days int not null default 30 check (remind_days between 0 and 365),
  -- ended before its term: when and why
  ended_on date check (ended_on >= valid_from),
  end_reason text,
  -- the agreement that carries this one on
  renewed_by uuid,
  -- the day on which its reminder went out; null again when its term is changed
  reminded_on date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id),
  foreign key (jurisdiction_id, partner_id) references organisations (jurisdiction_id, id),
  foreign key (jurisdiction_id, renewed_by) references agreements (jurisdiction_id, id)
);
alter table agreements enable row level security;
create policy own_jurisdiction on agreements using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on agreements to linli_app;
create index agreements_of_unit on agreements (jurisdiction_id, unit_id);
create index agreements_of_partner on agreements (jurisdiction_id, partner_id);
create index agreements_ending on agreements (jurisdiction_id, valid_to) where ended_on is null;

-- What an agreement promises: each with somebody responsible and a day.
create table promises (
  jurisdiction_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  sort int not null,
  text text not null check (text <> ''),
  responsible_id uuid not null,
  due_on date,
  kept_on date,
  outcome text,
  -- struck out of the agreement; stays as a record
  withdrawn_on date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agreement_id) references agreements (jurisdiction_id, id),
  foreign key (jurisdiction_id, responsible_id) references persons (jurisdiction_id, id)
);
alter table promises enable row level security;
create policy own_jurisdiction on promises using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on promises to linli_app;
create index promises_of_agreement on promises (jurisdiction_id, agreement_id, sort);
