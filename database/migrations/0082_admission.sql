-- Admission (社区准入): what may be passed to communities and what may not. A department applies, the district decides; an emergency is admitted to a
-- day; what is withdrawn from communities stands here too.
create table admission_items (
  jurisdiction_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  title text not null,
  -- the law or document by which it is a matter of communities, or was taken from them
  basis text not null,
  kind text not null check (kind in ('basic', 'assist', 'withdrawn', 'emergency')),
  -- cases of this category and below fall under it
  category_code text,
  department_id uuid,
  ends_on date,
  reason text,
  state text not null check (state in ('applied', 'admitted', 'refused', 'ended')),
  applied_by uuid,
  applied_at timestamptz not null,
  decided_by uuid,
  decision text,
  decided_at timestamptz,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  check (kind <> 'emergency' or ends_on is not null)
);
select linli.distribute('admission_items');
alter table admission_items enable row level security;
create policy own_jurisdiction on admission_items using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update (title, basis, kind, category_code, department_id, ends_on, state, decided_by, decision, decided_at, ended_at) on admission_items to linli_app;
-- a code names one item at a time
create unique index admission_items_code on admission_items (jurisdiction_id, code) where state in ('applied', 'admitted');
create index admission_items_by_category on admission_items (jurisdiction_id, category_code) where state = 'admitted';
create index admission_items_by_state on admission_items (jurisdiction_id, state, code);
