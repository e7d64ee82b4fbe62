-- Daily checks of estates (日常检查): which estate was checked on which day, what was found where, what the company answered, what was ruled.
create table inspection_rounds (
  jurisdiction_id uuid not null,
  -- row of the register of estates
  estate_id uuid not null,
  day date not null,
  -- the company that held the contract on the day
  company_id uuid,
  lines text[] not null check (cardinality(lines) > 0),
  primary key (jurisdiction_id, estate_id, day)
);
select linli.distribute('inspection_rounds');
create index inspection_rounds_of_company on inspection_rounds (jurisdiction_id, company_id, day) where company_id is not null;
alter table inspection_rounds enable row level security;
create policy own_jurisdiction on inspection_rounds using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (lines) on inspection_rounds to linli_app;

create table inspection_findings (
  jurisdiction_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  estate_name text not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  company_id uuid,
  company_name text,
  day date not null,
  line text not null check (line in ('base', 'equipment', 'order', 'cleaning', 'green')),
  -- item of the sheet, its words and points as they were then
  item text not null,
  text text not null,
  points numeric(6, 2) not null check (points > 0),
  waived smallint not null check (waived between 0 and 100),
  spot text not null,
  spot_key text not null,
  words text not null,
  -- none where it was brought from elsewhere
  photos uuid[] not null,
  found_by uuid not null,
  found_at timestamptz not null,
  mend_by date not null,
  state text not null default 'open' check (state in ('open', 'mended', 'contested', 'withdrawn')),
  mended_on date,
  confirmed boolean not null default false,
  -- it was contested once; that is not done twice
  contested boolean not null default false,
  primary key (jurisdiction_id, id),
  check ((company_id is null) = (company_name is null)),
  check (mend_by >= day),
  check ((state = 'mended') = (mended_on is not null)),
  check (not confirmed or state = 'mended')
);
select linli.distribute('inspection_findings');
-- one spot counts once a day for an item, whoever saw it
create unique index inspection_findings_spot on inspection_findings (jurisdiction_id, estate_id, day, item, spot_key) where state <> 'withdrawn';
create index inspection_findings_of_area on inspection_findings (jurisdiction_id, area_code, id);
create index inspection_findings_of_company on inspection_findings (jurisdiction_id, company_id, id) where company_id is not null;
create index inspection_findings_of_estate on inspection_findings (jurisdiction_id, estate_id, day);
create index inspection_findings_of_day on inspection_findings (jurisdiction_id, day);
alter table inspection_findings enable row level security;
create policy own_jurisdiction on inspection_findings using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (area_path, state, mended_on, confirmed, contested) on inspection_findings to linli_app;

-- What the company answered and what was ruled; nothing is overwritten.
create table inspection_acts (
  jurisdiction_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  what text not null check (what in ('mend', 'contest', 'confirm', 'return', 'uphold', 'withdraw')),
  words text not null,
  photos uuid[] not null default '{}',
  -- the company or the area
  by_name text not null,
  acted_by uuid not null,
  acted_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('inspection_acts');
create index inspection_acts_of on inspection_acts (jurisdiction_id, finding_id, id);
alter table inspection_acts add constraint inspection_acts_finding foreign key (jurisdiction_id, finding_id) references inspection_findings (jurisdiction_id, id);
alter table inspection_acts enable row level security;
create policy own_jurisdiction on inspection_acts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on inspection_acts to linli_app;
