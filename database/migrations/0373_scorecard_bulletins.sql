-- Bulletins of scorecards (一月一通报): what was told of a final period, kept as it was issued.
create table scorecard_bulletins (
  jurisdiction_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  edition int not null,
  -- counted through the year in which they were issued
  year int not null,
  number int not null check (number > 0),
  content jsonb not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  primary key (jurisdiction_id, id)
);
select linli.distribute('scorecard_bulletins');
alter table scorecard_bulletins add constraint scorecard_bulletins_edition foreign key (jurisdiction_id, run_id, edition)
  references scorecard_editions (jurisdiction_id, run_id, edition);
create unique index scorecard_bulletins_one on scorecard_bulletins (jurisdiction_id, run_id, edition);
create unique index scorecard_bulletins_number on scorecard_bulletins (jurisdiction_id, year, number);
create index scorecard_bulletins_by_time on scorecard_bulletins (jurisdiction_id, issued_at, id);
alter table scorecard_bulletins enable row level security;
create policy own_jurisdiction on scorecard_bulletins using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on scorecard_bulletins to linli_app;

-- The last number given in a year; bulletins are numbered without gaps.
create table scorecard_bulletin_numbers (
  jurisdiction_id uuid not null,
  year int not null,
  last int not null,
  primary key (jurisdiction_id, year)
);
select linli.distribute('scorecard_bulletin_numbers');
alter table scorecard_bulletin_numbers enable row level security;
create policy own_jurisdiction on scorecard_bulletin_numbers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on scorecard_bulletin_numbers to linli_app;
