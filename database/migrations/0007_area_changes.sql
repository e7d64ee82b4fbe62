-- Provinces as roots, and how areas came out of one another (splits, merges, moves), so that figures can be read by old or new areas.
alter table areas drop constraint areas_code_check, drop constraint areas_level_check;
alter table areas
  add constraint areas_code_check check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15}|[0-9]{17})$'),
  add constraint areas_level_check check (level in ('province', 'city', 'county', 'street', 'community', 'grid', 'micro_grid'));
-- Nothing asks areas by ltree operators, which row-level security would keep from this index anyway; without it a nation loads faster.
drop index areas_subtree;

-- One row for each pair of an area and what became of it. An area that lives on after a split is its own successor as well.
create table area_changes (
  jurisdiction_id uuid not null references jurisdictions,
  from_code text not null,
  to_code text not null,
  -- the day from which it holds, in Shanghai
  changed_on date not null,
  kind text not null check (kind in ('split', 'merge', 'move')),
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null default now(),
  primary key (jurisdiction_id, from_code, to_code, changed_on),
  foreign key (jurisdiction_id, from_code) references areas (jurisdiction_id, code),
  foreign key (jurisdiction_id, to_code) references areas (jurisdiction_id, code)
);
alter table area_changes enable row level security;
create policy own_jurisdiction on area_changes using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on area_changes to linli_app;
