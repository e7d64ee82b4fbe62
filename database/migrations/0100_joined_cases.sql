-- Many reports, one case: a case that has joined another, how often who reported asked again, and what a case was split from.
alter table cases add column merged_into uuid;
alter table cases add column parent_id uuid;
alter table cases add column reminder_count int not null default 0;
create index cases_merged on cases (jurisdiction_id, merged_into) where merged_into is not null;
create index cases_parts on cases (jurisdiction_id, parent_id) where parent_id is not null;
-- what reporters have added so far were reminders already
update cases c set reminder_count = e.n
from (
  select jurisdiction_id, case_id, count(*)::int as n from case_events
  where action = 'supplement' and actor_role = 'resident' group by jurisdiction_id, case_id
) e
where c.jurisdiction_id = e.jurisdiction_id and c.id = e.case_id;

-- Who follows a case without having reported it (关注): told of its steps, of nothing personal.
create table case_follows (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  account_id uuid not null,
  followed_at timestamptz not null,
  primary key (jurisdiction_id, case_id, account_id)
);
select linli.distribute('case_follows');
alter table case_follows add constraint case_follows_of foreign key (jurisdiction_id, case_id) references cases (jurisdiction_id, id);
alter table case_follows enable row level security;
create policy own on case_follows using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()))
  with check (jurisdiction_id = linli.jurisdiction() and account_id = linli.account());
grant select, insert, delete on case_follows to linli_app;
create index case_follows_of_account on case_follows (jurisdiction_id, account_id, followed_at);
