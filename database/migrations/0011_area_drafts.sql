-- Drawings of areas before they hold: a draft reshapes the areas below one area and becomes the territory on a day.
create table area_drafts (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  title text not null check (title <> ''),
  -- the area whose children are drawn
  area_code text not null,
  area_path ltree not null,
  state text not null check (state in ('open', 'scheduled', 'published', 'discarded', 'failed')),
  -- the territory the drawing started from: boundary hash of the area; code, facts and boundary hash of each child, so that a change
  -- beneath it is noticed
  base jsonb not null,
  -- the drawing as it stands: features with code (null for a new area), name, boundary, counts, lines and the codes they came out of
  features jsonb not null,
  reason text,
  -- the day from which it holds, in Shanghai
  effective_on date,
  -- why it could not be carried out on its day
  fault jsonb,
  version int not null default 1,
  created_by uuid not null references accounts,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  decided_by uuid references accounts,
  decided_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, area_code) references areas (jurisdiction_id, code)
);
alter table area_drafts enable row level security;
create policy own_jurisdiction on area_drafts using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on area_drafts to linli_app;
-- two people may prepare drafts for one area; only one may wait for its day
create unique index area_drafts_scheduled on area_drafts (jurisdiction_id, area_code) where state = 'scheduled';
create index area_drafts_by_area on area_drafts (jurisdiction_id, area_code, id);
create index area_drafts_due on area_drafts (effective_on) where state = 'scheduled';

-- Boundaries areas had before they were redrawn. Append-only.
create table former_boundaries (
  jurisdiction_id uuid not null,
  area_code text not null,
  -- the first day on which it no longer held
  valid_to date not null,
  boundary jsonb not null,
  recorded_at timestamptz not null default now(),
  id uuid not null,
  -- the draft that redrew it
  draft_id uuid,
  primary key (jurisdiction_id, area_code, id),
  foreign key (jurisdiction_id, area_code) references areas (jurisdiction_id, code),
  foreign key (jurisdiction_id, draft_id) references area_drafts (jurisdiction_id, id)
);
alter table former_boundaries enable row level security;
create policy own_jurisdiction on former_boundaries using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert on former_boundaries to linli_app;
