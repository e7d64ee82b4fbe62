-- Where a use stood that a withdrawn consent has ended: whoever worked there still finds the person until the time to keep is over.
alter table person_consents add column area_path ltree;

-- Persons who are known and called or stood at the counter, by the report that was written down for them.
create table case_callers (
  jurisdiction_id uuid not null,
  report_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  primary key (jurisdiction_id, report_id)
);
select linli.distribute('case_callers');
alter table case_callers add constraint case_callers_case foreign key (jurisdiction_id, case_id) references cases (jurisdiction_id, id);
alter table case_callers add constraint case_callers_person foreign key (jurisdiction_id, person_id) references persons (jurisdiction_id, id);
create index case_callers_of_person on case_callers (jurisdiction_id, person_id);
create index case_callers_of_case on case_callers (jurisdiction_id, case_id);
alter table case_callers enable row level security;
create policy own_jurisdiction on case_callers using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (person_id), delete on case_callers to linli_app;
