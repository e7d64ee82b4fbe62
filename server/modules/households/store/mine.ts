import { execute, type Tx } from '#kernel/db.ts';
import { held } from './people.ts';

/** A household somebody looks after. */
export interface MineRow {
  readonly id: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly areaId: string;
  readonly areaCode: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly tie: 'head' | 'contact';
  readonly occupancy: string | null;
  readonly people: number | null;
  readonly contactedAt: Date | null;
  readonly contactedHow: 'visit' | 'phone' | null;
}

const columns = `h.id, b.name as building, h.unit, h.room, b.area_id as "areaId", h.area_code as "areaCode", b.lon, b.lat, h.occupancy, h.people,
  h.contacted_at as "contactedAt", h.contacted_how as "contactedHow"`;
const source = 'households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id';
const dwelling = `h.jurisdiction_id = :jurisdiction and h.ended_on is null and h.use = 'dwelling'`;

/** Dwellings whose building or unit one of these persons heads, or whose contact household one of them keeps, the longest without a word first. */
export const householdsLookedAfter = async (
  tx: Tx,
  personIds: readonly string[],
  day: string,
  { one, limit }: { one: string | null; limit: number },
): Promise<MineRow[]> => {
  if (personIds.length === 0) return [];
  const { rows } = await execute<MineRow>(
    tx,
    `select * from (
       select distinct on (id) * from (
         (select ${columns}, 'contact' as tie from offices f join households h on ${dwelling} and h.contact_id = f.organisation_id
            join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
          where f.jurisdiction_id = :jurisdiction and f.person_id = any($1::uuid[]) and ${held('f', '$2')} and ($3::uuid is null or h.id = $3))
         union all
         (select ${columns}, 'head' as tie from building_heads w join ${source} on ${dwelling} and h.building_id = w.building_id
            and (w.unit = '' or h.unit = w.unit)
          where w.jurisdiction_id = :jurisdiction and w.person_id = any($1::uuid[]) and ${held('w', '$2')} and ($3::uuid is null or h.id = $3))
       ) ties order by id, tie
     ) mine order by "contactedAt" nulls first, "areaCode", building, unit, room, id limit $4`,
    [personIds, day, one, limit],
  );
  return rows;
};

/** Notes a contact; an earlier one that arrives late changes nothing. */
export const noteContact = async (tx: Tx, id: string, at: Date, how: 'visit' | 'phone'): Promise<void> => {
  await execute(
    tx,
    `update households set contacted_at = $2, contacted_how = $3
     where jurisdiction_id = :jurisdiction and id = $1 and (contacted_at is null or contacted_at < $2)`,
    [id, at, how],
  );
};
