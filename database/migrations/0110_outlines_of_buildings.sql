-- The ground a building covers: its corners in order, [lon, lat] each, the first not repeated. A building with an outline has a point in it.
alter table buildings add column outline jsonb;
alter table buildings add constraint buildings_outline check (outline is null or (lon is not null and jsonb_typeof(outline) = 'array'));
-- outlines within a piece of the map
create index buildings_outlined on buildings (jurisdiction_id, lat, lon) where outline is not null and gone_on is null;

-- all but dwellings are few: a list of shops walks these alone, in their order
create index households_of_rare_use on households (jurisdiction_id, area_code, place, id) where ended_on is null and use <> 'dwelling';
