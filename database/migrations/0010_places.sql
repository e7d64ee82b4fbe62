-- Lines of work that share a grid (多网合一), and places: service centres, stations, patrol points, screens and their like.
alter table areas add column lines text[] not null default '{}';

create table places (
  jurisdiction_id uuid not null,
  id uuid not null,
  kind text not null check (kind in (
    'service_centre', 'service_station', 'courier_station', 'patrol_point', 'canteen', 'venue', 'screen', 'other')),
  name text not null check (name <> ''),
  area_id uuid not null,
  area_path ltree not null,
  -- the code once more as plain text, so that "this area and below" is an index range under row-level security
  area_code text collate "C" not null,
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  address text,
  phone text,
  -- who runs it
  organisation_id uuid,
  -- square metres
  floor_area int check (floor_area > 0),
  -- weekly opening hours: seven lists from Monday, each of ["HH:MM", "HH:MM"] pairs; null where it is always open
  hours jsonb,
  hours_note text,
  facilities text[] not null default '{}',
  -- the eight attributes 八有: {"code": {"met": true, "note": "…"}, …}
  attributes jsonb not null default '{}',
  note text,
  -- what its QR code carries: short, unguessable, replaceable
  token text not null,
  -- the last day of its existence; null while it exists
  closed_on date,
  close_reason text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, area_id) references areas (jurisdiction_id, id),
  foreign key (jurisdiction_id, organisation_id) references organisations (jurisdiction_id, id)
);
alter table places enable row level security;
create policy own_jurisdiction on places using (jurisdiction_id = linli.jurisdiction()) with check (jurisdiction_id = linli.jurisdiction());
grant select, insert, update on places to linli_app;
create unique index places_by_token on places (jurisdiction_id, token);
create index places_by_area on places (jurisdiction_id, area_code, kind);
create index places_by_organisation on places (jurisdiction_id, organisation_id) where organisation_id is not null;
