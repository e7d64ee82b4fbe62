-- Demands made of communities, grids and those who work there: one row for each demand and addressee (国办函〔2026〕12号).
create table demands (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- the same for what was asked together
  request_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*$'),
  title text not null check (title <> ''),
  note text,
  -- fields, photos, sheets asked for
  items int check (items > 0),
  -- what it asks for that the rule speaks of
  contents text[] not null default '{}',
  need text,
  asker_path ltree not null,
  asker_code text collate "C" generated always as (replace(ltree2text(asker_path), '.', '')) stored,
  asker_level text not null,
  asker_name text not null,
  -- null: the platform, by a rule of a module
  asked_by uuid,
  -- the addressee: the area; those who hold a role over it; or an organisation that stands there
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  area_level text not null,
  role text,
  organisation_id uuid,
  addressee_name text not null,
  basis_kind text not null,
  basis text not null check (basis <> ''),
  exception_basis text check (exception_basis in ('security', 'emergency')),
  exception_reason text,
  exception_approved_by text,
  exception_ends_on date,
  again_of uuid,
  again_reason text,
  -- what of another module it is about, `<module>.<what>`
  subject_type text,
  subject_id text,
  asked_at timestamptz not null,
  -- first day of the month it is asked in, Shanghai time
  month date not null,
  due_on date not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text,
  -- told by whoever answered
  minutes int check (minutes > 0),
  withdrawn_at timestamptz,
  withdraw_reason text,
  primary key (jurisdiction_id, id),
  check (organisation_id is null or role is null),
  check (num_nulls(exception_basis, exception_reason, exception_approved_by, exception_ends_on) in (0, 4)),
  check ((again_of is null) = (again_reason is null)),
  check ((subject_type is null) = (subject_id is null)),
  check (answered_at is null or withdrawn_at is null),
  check ((withdrawn_at is null) = (withdraw_reason is null))
);
select linli.distribute('demands');
alter table demands add constraint demands_again_of foreign key (jurisdiction_id, again_of) references demands (jurisdiction_id, id);
alter table demands enable row level security;
create policy own_jurisdiction on demands using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (answered_at, answered_by, answer, minutes, withdrawn_at, withdraw_reason) on demands to linli_app;
create index demands_of_area on demands (jurisdiction_id, area_code, id);
create index demands_of_asker on demands (jurisdiction_id, asker_code, id);
create index demands_of_organisation on demands (jurisdiction_id, organisation_id, id) where organisation_id is not null;
-- to be answered
create index demands_open on demands (jurisdiction_id, area_code, due_on, id) where answered_at is null and withdrawn_at is null;
create index demands_of_month on demands (jurisdiction_id, month, area_code);
create index demands_of_subject on demands (jurisdiction_id, subject_type, subject_id) where answered_at is null and withdrawn_at is null;
-- the few that need an exception or a named need
create index demands_with_contents on demands (jurisdiction_id, due_on) where contents <> '{}';

-- Complaints of demands, without a word of who made them.
create table demand_complaints (
  jurisdiction_id uuid not null,
  id uuid not null,
  demand_id uuid not null,
  words text,
  -- the area whose people answer: the one above the asker's
  judge_path ltree not null,
  judge_code text collate "C" generated always as (replace(ltree2text(judge_path), '.', '')) stored,
  complained_at timestamptz not null,
  due_on date not null,
  upheld boolean,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (jurisdiction_id, id),
  check (num_nulls(upheld, answer, answered_at, answered_by) in (0, 4))
);
select linli.distribute('demand_complaints');
alter table demand_complaints add constraint demand_complaints_of foreign key (jurisdiction_id, demand_id) references demands (jurisdiction_id, id);
alter table demand_complaints enable row level security;
create policy own_jurisdiction on demand_complaints using (jurisdiction_id = linli.jurisdiction())
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (upheld, answer, answered_at, answered_by) on demand_complaints to linli_app;
create index demand_complaints_by_demand on demand_complaints (jurisdiction_id, demand_id);
create index demand_complaints_open on demand_complaints (jurisdiction_id, judge_code, due_on, id) where answered_at is null;

-- Who complained: read by themselves and by the platform, which tells them of the answer.
create table demand_complainers (
  jurisdiction_id uuid not null,
  demand_id uuid not null,
  account_id uuid not null,
  complaint_id uuid not null,
  primary key (jurisdiction_id, demand_id, account_id)
);
select linli.distribute('demand_complainers');
alter table demand_complainers add constraint demand_complainers_of foreign key (jurisdiction_id, complaint_id)
  references demand_complaints (jurisdiction_id, id);
alter table demand_complainers enable row level security;
create policy own on demand_complainers using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction() and account_id = linli.account());
grant select, insert on demand_complainers to linli_app;
create index demand_complainers_of_complaint on demand_complainers (jurisdiction_id, complaint_id);

-- Demands that were refused, so that the month shows them. The id is that of the request: sent again, it is the same row.
create table demand_refusals (
  jurisdiction_id uuid not null,
  id uuid not null,
  -- error code, and the prohibition it names
  code text not null,
  prohibition text,
  kind text not null,
  asker_path ltree not null,
  asker_code text collate "C" generated always as (replace(ltree2text(asker_path), '.', '')) stored,
  asker_level text not null,
  asker_name text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  refused_at timestamptz not null,
  month date not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('demand_refusals');
alter table demand_refusals enable row level security;
create policy own_jurisdiction on demand_refusals using (jurisdiction_id = linli.jurisdiction())
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on demand_refusals to linli_app;
create index demand_refusals_of_month on demand_refusals (jurisdiction_id, month, area_code);

-- Leave to ask more of an addressee in a month than its limit, given by the level named for that.
create table demand_allowances (
  jurisdiction_id uuid not null,
  id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  month date not null,
  extra int not null check (extra > 0),
  reason text not null,
  allowed_by uuid not null,
  allowed_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('demand_allowances');
alter table demand_allowances enable row level security;
create policy own_jurisdiction on demand_allowances using (jurisdiction_id = linli.jurisdiction())
  with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on demand_allowances to linli_app;
create index demand_allowances_of_month on demand_allowances (jurisdiction_id, month, area_code);

-- A promise of an agreement that is overdue is asked for once, until its day is changed.
alter table promises add column asked_on date;
