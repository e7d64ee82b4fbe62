-- The dispatch catalogue: rules may ask for a kind of case and a way it came in; they name who assists, who else is likely, level and class of
-- handling, and how one person in the organisation is found. A rule learnt from the past or from a ruling tells so in `origin`.
alter table dispatch_rules add column kind text;
alter table dispatch_rules add column channel text;
alter table dispatch_rules add column assists uuid[] not null default '{}';
alter table dispatch_rules add column alternatives uuid[] not null default '{}';
alter table dispatch_rules add column level text;
alter table dispatch_rules add column handling text;
alter table dispatch_rules add column person text;
alter table dispatch_rules add column origin jsonb;
alter table dispatch_rules drop constraint dispatch_rules_one;
alter table dispatch_rules add constraint dispatch_rules_one
  unique nulls not distinct (jurisdiction_id, category_code, area_path, condition, kind, channel);

-- who in the organisation is to have a case, as the rule found them: a suggestion
alter table cases add column suggested_account_id uuid;

-- Whose turn it is in an organisation whose cases go round.
create table dispatch_turns (
  jurisdiction_id uuid not null,
  organisation_id uuid not null,
  turn int not null,
  primary key (jurisdiction_id, organisation_id)
);
select linli.distribute('dispatch_turns');
alter table dispatch_turns enable row level security;
create policy own_jurisdiction on dispatch_turns using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on dispatch_turns to linli_app;
