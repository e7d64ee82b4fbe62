import { execute, type Tx } from '#kernel/db.ts';

/** An existing organisation of the map. */
export interface MapOrganisation {
  id: string;
  kind: string;
  name: string;
  areaId: string;
  parentId: string | null;
  members: number | null;
  households: number | null;
}
/** Somebody who holds office in an organisation or an area of the map. */
export interface MapOffice {
  id: string;
  kind: string;
  name: string;
  organisationId: string | null;
  areaId: string | null;
  unitId: string | null;
}
export interface MapUnit {
  bodyId: string;
  unitId: string;
  name: string;
  kind: string;
}

/** What the map of some areas shows on a day: existing organisations that stand in them, who leads them, who works in the areas, units of bodies. */
export const readMap = async (
  tx: Tx,
  areaIds: readonly string[],
  today: string,
): Promise<{ organisations: MapOrganisation[]; offices: MapOffice[]; units: MapUnit[] }> => {
  const [organisations, offices, units] = await Promise.all([
    execute<MapOrganisation>(
      tx,
      `select id, kind, name, area_id as "areaId", parent_id as "parentId", members, households from organisations
       where jurisdiction_id = :jurisdiction and area_id = any($1) and dissolved_on is null order by name collate "C", id`,
      [areaIds],
    ),
    execute<MapOffice>(
      tx,
      `select f.id, f.kind, p.name, f.organisation_id as "organisationId", f.area_id as "areaId", f.unit_id as "unitId"
       from offices f join persons p on p.jurisdiction_id = :jurisdiction and p.id = f.person_id
       where f.jurisdiction_id = :jurisdiction and f.valid_from <= $2 and (f.valid_to is null or f.valid_to >= $2)
         and (f.area_id = any($1) or (split_part(f.kind, '-', 1) in ('secretary', 'deputy_secretary', 'head', 'deputy_head', 'part_time_member') and f.organisation_id in (
           select id from organisations where jurisdiction_id = :jurisdiction and area_id = any($1) and dissolved_on is null)))
       order by f.valid_from, f.id`,
      [areaIds, today],
    ),
    execute<MapUnit>(
      tx,
      `select m.body_id as "bodyId", u.id as "unitId", u.name, u.kind
       from memberships m join organisations u on u.jurisdiction_id = :jurisdiction and u.id = m.unit_id
       where m.jurisdiction_id = :jurisdiction and m.joined_on <= $2 and (m.left_on is null or m.left_on >= $2) and m.body_id in (
         select id from organisations where jurisdiction_id = :jurisdiction and area_id = any($1) and split_part(kind, '-', 1) in ('big_party_committee', 'alliance'))
       order by u.name collate "C", u.id`,
      [areaIds, today],
    ),
  ]);
  return { organisations: organisations.rows, offices: offices.rows, units: units.rows };
};
