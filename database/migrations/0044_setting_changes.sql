-- What was decided in a jurisdiction's settings, one row for each change of each. The present values stand in jurisdictions.settings; a
-- setting that is not there has its default. Nothing here is changed or removed.
create table setting_changes (
  jurisdiction_id uuid not null,
  key text not null,
  -- 1, 2, … in the order of the changes
  version int not null,
  -- null: the default
  before jsonb,
  after jsonb,
  -- null: the platform itself
  actor_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, key, version)
);
select linli.distribute('setting_changes');
alter table setting_changes enable row level security;
create policy read on setting_changes for select using (jurisdiction_id = linli.jurisdiction());
create policy add on setting_changes for insert with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on setting_changes to linli_app;
