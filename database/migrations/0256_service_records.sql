-- What a member has served in a period, shown to the member before anybody else, and given to the home unit afterwards: hours and how many orders were
-- rated, no more. Counted from the record of served time; nothing is typed.
create table service_records (
  jurisdiction_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  area_path ltree not null,
  area_code text collate "C" generated always as (replace(ltree2text(area_path), '.', '')) stored,
  -- `2025`, `2025-H1`, `2025-Q3` or `2025-09`
  period text collate "C" not null,
  from_on date not null,
  until_on date not null,
  minutes int not null,
  duties int not null,
  orders int not null,
  rated int not null,
  state text collate "C" not null default 'shown' check (state in ('shown', 'contested', 'returned')),
  -- the last day on which the member may contest it
  contest_until date not null,
  -- what the member does not agree with, and what was found
  contested text[] not null default '{}',
  settled text,
  version int not null default 1,
  primary key (jurisdiction_id, id),
  check (until_on >= from_on),
  check (state <> 'contested' or cardinality(contested) > 0)
);
select linli.distribute('service_records');
alter table service_records add constraint service_records_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
alter table service_records add constraint service_records_unit foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id);
create unique index service_records_once on service_records (jurisdiction_id, person_id, unit_id, period);
create index service_records_returned on service_records (jurisdiction_id, unit_id, period, id) where state = 'returned';
create index service_records_due on service_records (jurisdiction_id, contest_until, id) where state = 'shown';
create index service_records_contested on service_records (jurisdiction_id, area_code, id) where state = 'contested';
alter table service_records enable row level security;
create policy own_jurisdiction on service_records using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update, delete on service_records to linli_app;

-- What a unit says of its year, and what the community tells units: words for the unit's page.
create table unit_papers (
  jurisdiction_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text collate "C" not null check (kind in ('statement', 'bulletin')),
  title text not null,
  body text not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('unit_papers');
alter table unit_papers add constraint unit_papers_unit foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id);
create index unit_papers_of on unit_papers (jurisdiction_id, unit_id, id desc);
alter table unit_papers enable row level security;
create policy own_jurisdiction on unit_papers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on unit_papers to linli_app;

-- How a community found a unit in a year, in words, with the counts it had before it.
create table unit_appraisals (
  jurisdiction_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  area_path ltree not null,
  year int not null,
  word text collate "C" not null check (word in ('outstanding', 'good', 'fair', 'improve')),
  text text not null,
  -- members, hours and promises of the year as they were counted then
  figures jsonb not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('unit_appraisals');
alter table unit_appraisals add constraint unit_appraisals_unit foreign key (jurisdiction_id, unit_id) references organisations (jurisdiction_id, id);
create unique index unit_appraisals_once on unit_appraisals (jurisdiction_id, unit_id, year);
alter table unit_appraisals enable row level security;
create policy own_jurisdiction on unit_appraisals using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on unit_appraisals to linli_app;
