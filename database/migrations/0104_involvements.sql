-- Which organisations were ever given a case, as rows: their lists page by an index, where cases.involved_orgs, which row-level security asks, would
-- have every case of the district looked at.
create table case_involvements (
  jurisdiction_id uuid not null,
  organisation_id uuid not null,
  case_id uuid not null,
  primary key (jurisdiction_id, organisation_id, case_id)
);
select linli.distribute('case_involvements');
alter table case_involvements enable row level security;
create policy see on case_involvements for select using (
  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or organisation_id = any (linli.organisations()))
);
create policy add on case_involvements for insert with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on case_involvements to linli_app;

insert into case_involvements (jurisdiction_id, organisation_id, case_id)
select c.jurisdiction_id, o.organisation_id, c.id from cases c cross join unnest(c.involved_orgs) as o(organisation_id)
on conflict do nothing
returning case_id;

-- Cases that have not ended, with all that the counts of a desk and the policy ask: whoever counts them reads this alone. Few, however many ended.
-- Either half of the condition lets it be used: a deadline or an open state.
create index cases_running on cases (jurisdiction_id, area_code, due_at, id)
  include (state, handler_org_id, reporter_id, area_path, involved_orgs, category_code, supervised_at, answered, solved, satisfied)
  where due_at is not null or state not in ('closed', 'archived', 'rejected', 'withdrawn');

-- deadlines in order, as lists page by them
drop index cases_due;
create index cases_due on cases (jurisdiction_id, due_at, id) where due_at is not null;
