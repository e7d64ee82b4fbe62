-- The area tree of a jurisdiction: county, streets, communities, grids, micro-grids, with their boundaries and place words.
create table areas (
  jurisdiction_id uuid not null references jurisdictions,
  id uuid not null,
  parent_id uuid,
  -- GB/T 2260 and statistical code, then 3 digits of the unit grid and 2 of the micro-grid
  code text not null check (code ~ '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15}|[0-9]{17})$'),
  path ltree not null,
  level text not null check (level in ('city', 'county', 'street', 'community', 'grid', 'micro_grid')),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  kind text check (kind in ('estate', 'dedicated')),
  households int check (households >= 0),
  residents int check (residents >= 0),
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  -- GeoJSON Polygon or MultiPolygon, WGS-84
  boundary jsonb check (boundary ->> 'type' in ('Polygon', 'MultiPolygon')),
  -- further place words that lie in the area: estates, roads, landmarks
  names text[] not null default '{}',
  -- when it was set up and dissolved; null where unknown or not (yet) so
  valid_from timestamptz,
  valid_to timestamptz check (valid_to > valid_from),
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, code),
  unique (jurisdiction_id, path),
  foreign key (jurisdiction_id, parent_id) references areas (jurisdiction_id, id),
  check ((lon is null) = (lat is null))
);
create index areas_subtree on areas using gist (path);
create index areas_children on areas (jurisdiction_id, parent_id);

-- Areas are public within their jurisdiction; an area that is dissolved gets an end, it is never removed.
alter table areas enable row level security;
create policy own_jurisdiction on areas using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on areas to linli_app;
