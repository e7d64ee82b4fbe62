import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

/** A household as it is stored, with the names around it. */
export interface HouseholdRow {
  readonly id: string;
  readonly buildingId: string;
  readonly building: string;
  readonly areaCode: string;
  readonly areaPath: string;
  readonly unit: string;
  readonly room: string;
  readonly place: string;
  readonly floor: number | null;
  readonly floorArea: number | null;
  readonly use: string;
  readonly occupancy: string | null;
  readonly people: number | null;
  readonly contactId: string | null;
  readonly registeredOn: string | null;
  readonly note: string | null;
  readonly endedOn: string | null;
  readonly version: number;
}

const columns = `h.id, h.building_id as "buildingId", b.name as building, h.area_code as "areaCode", b.area_path::text as "areaPath", h.unit, h.room, h.place,
  h.floor, h.floor_area::float8 as "floorArea", h.use, h.occupancy, h.people, h.contact_id as "contactId", h.registered_on::text as "registeredOn",
  h.note, h.ended_on::text as "endedOn", h.version`;
const source = 'households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id';
const own = 'h.jurisdiction_id = :jurisdiction';

export interface HouseholdFilter {
  readonly codes: readonly string[];
  /** Only in these buildings. */
  readonly buildings: readonly string[] | null;
  /** Beginning of unit and room. */
  readonly rest: string;
  readonly uses: readonly string[] | null;
  readonly occupancies: readonly string[] | null;
}

/** Existing households by area and address. @param after area code, place and id of the last one seen */
export const pageOfHouseholds = async (
  tx: Tx,
  filter: HouseholdFilter,
  after: readonly [string, string, string] | null,
  limit: number,
): Promise<HouseholdRow[]> => {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const parts = [own, 'h.ended_on is null', withinCodes('h.area_code', filter.codes, values)];
  if (filter.buildings !== null) parts.push(`h.building_id = any(${value(filter.buildings)}::uuid[])`);
  if (filter.rest !== '') {
    const rest = value(filter.rest);
    parts.push(`(starts_with(h.room, ${rest}) or starts_with(h.unit || h.room, ${rest}))`);
  }
  if (filter.uses) parts.push(`h.use = any(${value(filter.uses)})`);
  // what the index of rare uses holds, so that a list of shops does not walk the dwellings
  if (filter.uses && !filter.uses.includes('dwelling')) parts.push(`h.use <> 'dwelling'`);
  if (filter.occupancies) parts.push(`h.occupancy = any(${value(filter.occupancies)})`);
  if (after) parts.push(`(h.area_code, h.place, h.id) > (${after.map(value).join(', ')}::uuid)`);
  const text = `select ${columns} from ${source} where ${parts.join(' and ')} order by h.area_code, h.place, h.id limit ${value(limit)}`;
  return (await execute<HouseholdRow>(tx, text, values)).rows;
};

/** One household, ended ones too; `lock` keeps it as it is. */
export const findHousehold = async (tx: Tx, id: string, lock = false): Promise<HouseholdRow | null> => {
  const text = `select ${columns} from ${source} where ${own} and h.id = $1${lock ? ' for update of h' : ''}`;
  return (await execute<HouseholdRow>(tx, text, [id])).rows[0] ?? null;
};

/** Existing households of buildings, for an import. */
export const householdsOf = async (tx: Tx, buildingIds: readonly string[]): Promise<HouseholdRow[]> => {
  const text = `select ${columns} from ${source} where ${own} and h.ended_on is null and h.building_id = any($1::uuid[])`;
  return (await execute<HouseholdRow>(tx, text, [buildingIds])).rows;
};

/** How many existing households each unit of a building has, by unit. */
export const unitsOf = async (tx: Tx, buildingId: string): Promise<{ unit: string; households: number }[]> =>
  (
    await execute<{ unit: string; households: number }>(
      tx,
      `select h.unit, count(*)::int as households from households h where ${own} and h.building_id = $1 and h.ended_on is null
       group by h.unit order by min(h.place)`,
      [buildingId],
    )
  ).rows;

export type NewHousehold = Omit<HouseholdRow, 'building' | 'areaPath' | 'endedOn' | 'version'>;

/** Guard: `households_room`, one room once in a building. */
export const insertHouseholds = async (tx: Tx, jurisdictionId: string, rows: readonly NewHousehold[]): Promise<void> => {
  if (rows.length === 0) return;
  await execute(
    tx,
    `insert into households (jurisdiction_id, id, building_id, area_code, unit, room, place, floor, floor_area, use, occupancy, people, contact_id,
       registered_on, note)
     select $1::uuid, r.id, r."buildingId", r."areaCode", r.unit, r.room, r.place, r.floor, r."floorArea", r.use, r.occupancy, r.people, r."contactId",
       r."registeredOn", r.note
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "buildingId" uuid, "areaCode" text, unit text, room text, place text, floor int,
       "floorArea" numeric, use text, occupancy text, people int, "contactId" uuid, "registeredOn" date, note text)
     returning id`,
    [jurisdictionId, JSON.stringify(rows)],
  );
};

export const updateHouseholds = async (tx: Tx, rows: readonly NewHousehold[]): Promise<void> => {
  if (rows.length === 0) return;
  await execute(
    tx,
    `update households h set unit = r.unit, room = r.room, place = r.place, floor = r.floor, floor_area = r."floorArea", use = r.use,
       occupancy = r.occupancy, people = r.people, contact_id = r."contactId", registered_on = r."registeredOn", note = r.note, version = h.version + 1
     from jsonb_to_recordset($1::jsonb) as r (id uuid, unit text, room text, place text, floor int, "floorArea" numeric, use text, occupancy text,
       people int, "contactId" uuid, "registeredOn" date, note text)
     where h.jurisdiction_id = :jurisdiction and h.id = r.id`,
    [JSON.stringify(rows)],
  );
};

/** Gives the households of a building the name of the building in their place. */
export const renamePlaces = async (tx: Tx, places: readonly { id: string; place: string }[]): Promise<void> => {
  await execute(
    tx,
    `update households h set place = r.place from jsonb_to_recordset($1::jsonb) as r (id uuid, place text)
     where h.jurisdiction_id = :jurisdiction and h.id = r.id`,
    [JSON.stringify(places)],
  );
};

export const endHouseholdRow = async (tx: Tx, id: string, on: string, reason: string): Promise<void> => {
  await execute(
    tx,
    'update households set ended_on = $2, end_reason = $3, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1',
    [id, on, reason],
  );
  await execute(
    tx,
    'update household_members set until = $2 where jurisdiction_id = :jurisdiction and household_id = $1 and until is null',
    [id, on],
  );
};

/** The people of a household have moved out: its rooms stand empty. */
export const emptyHouseholdRow = async (tx: Tx, id: string, on: string): Promise<void> => {
  await execute(
    tx,
    `update households set occupancy = 'vacant', people = 0, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1 and ended_on is null`,
    [id],
  );
  await execute(
    tx,
    'update household_members set until = $2 where jurisdiction_id = :jurisdiction and household_id = $1 and until is null',
    [id, on],
  );
};
