import type { Outline } from '#contract/households/api.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

/** A building as it is stored. */
export interface BuildingRow {
  readonly id: string;
  readonly name: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly areaCode: string;
  readonly floors: number | null;
  readonly built: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly outline: Outline | null;
  readonly note: string | null;
  readonly dwellings: number;
  readonly goneOn: string | null;
  readonly version: number;
  readonly heads: string[];
}

const held = (alias: string, day: string): string =>
  `${alias}.valid_from <= ${day}::date and (${alias}.valid_to is null or ${alias}.valid_to >= ${day}::date)`;
const columns = `b.id, b.name, b.area_id as "areaId", b.area_path::text as "areaPath", b.area_code as "areaCode", b.floors, b.built, b.lon, b.lat, b.outline,
  b.note, b.dwellings, b.gone_on::text as "goneOn", b.version,
  array(select p.name from building_heads h join persons p on p.jurisdiction_id = :jurisdiction and p.id = h.person_id
    where h.jurisdiction_id = :jurisdiction and h.building_id = b.id and ${held('h', '$1')} order by h.unit, p.name limit 5) as heads`;
const own = 'b.jurisdiction_id = :jurisdiction';

export interface BuildingFilter {
  readonly codes: readonly string[];
  /** Part of the key. */
  readonly key: string | null;
  readonly headless: boolean;
}

/** Standing buildings by area and name. @param after area code, place and id of the last one seen */
export const pageOfBuildings = async (
  tx: Tx,
  day: string,
  filter: BuildingFilter,
  after: readonly [string, string, string] | null,
  limit: number,
): Promise<(BuildingRow & { place: string })[]> => {
  const values: unknown[] = [day];
  const parts = [own, 'b.gone_on is null', withinCodes('b.area_code', filter.codes, values)];
  if (filter.key !== null) parts.push(`strpos(b.key, $${values.push(filter.key)}) > 0`);
  if (filter.headless)
    parts.push(`b.dwellings > 0 and not exists (select from building_heads n where n.jurisdiction_id = :jurisdiction
      and n.building_id = b.id and ${held('n', '$1')})`);
  if (after) parts.push(`(b.area_code, b.place, b.id) > (${after.map((part) => `$${values.push(part)}`).join(', ')}::uuid)`);
  const text = `select ${columns}, b.place from buildings b where ${parts.join(' and ')}
    order by b.area_code, b.place, b.id limit $${values.push(limit)}`;
  return (await execute<BuildingRow & { place: string }>(tx, text, values)).rows;
};

/** One building, gone ones too; `lock` keeps it as it is. */
export const findBuilding = async (tx: Tx, day: string, id: string, lock = false): Promise<BuildingRow | null> => {
  const text = `select ${columns} from buildings b where ${own} and b.id = $2${lock ? ' for update of b' : ''}`;
  return (await execute<BuildingRow>(tx, text, [day, id])).rows[0] ?? null;
};

/** Buildings that one of these persons heads today. */
export const buildingsHeadedBy = async (tx: Tx, day: string, personIds: readonly string[]): Promise<BuildingRow[]> => {
  const text = `select ${columns} from buildings b where ${own} and b.gone_on is null and b.id in (
      select h.building_id from building_heads h
      where h.jurisdiction_id = :jurisdiction and h.person_id = any($2::uuid[]) and ${held('h', '$1')})
    order by b.area_code, b.place, b.id limit 200`;
  return (await execute<BuildingRow>(tx, text, [day, personIds])).rows;
};

/** Ids and keys of standing buildings whose key holds a text, at most 300. */
export const findByKey = async (tx: Tx, codes: readonly string[], key: string): Promise<string[]> => {
  const values: unknown[] = [key];
  const text = `select b.id from buildings b where ${own} and b.gone_on is null and ${withinCodes('b.area_code', codes, values)}
    and strpos(b.key, $1) > 0 order by b.area_code, b.place, b.id limit 300`;
  return (await execute<{ id: string }>(tx, text, values)).rows.map(({ id }) => id);
};

/** Every standing building of an area, for an import: id, key, name, where it lies. */
export const readKeys = async (
  tx: Tx,
  code: string,
): Promise<{ id: string; key: string; name: string; areaId: string; areaPath: string; areaCode: string }[]> => {
  const text = `select b.id, b.key, b.name, b.area_id as "areaId", b.area_path::text as "areaPath", b.area_code as "areaCode" from buildings b
    where ${own} and b.gone_on is null and b.area_code >= $1 and b.area_code < $2 order by b.area_code, b.place`;
  return (
    await execute<{ id: string; key: string; name: string; areaId: string; areaPath: string; areaCode: string }>(tx, text, [
      code,
      `${code}:`,
    ])
  ).rows;
};

export interface NewBuilding {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly place: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly floors: number | null;
  readonly built: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly outline: Outline | null;
  readonly note: string | null;
}

/** Guard: `buildings_key`, one name once in an area. */
export const insertBuildings = async (tx: Tx, jurisdictionId: string, rows: readonly NewBuilding[]): Promise<void> => {
  if (rows.length === 0) return;
  await execute(
    tx,
    `insert into buildings (jurisdiction_id, id, name, key, place, area_id, area_path, floors, built, lon, lat, outline, note)
     select $1::uuid, r.id, r.name, r.key, r.place, r."areaId", r."areaPath"::ltree, r.floors, r.built, r.lon, r.lat, r.outline, r.note
     from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, key text, place text, "areaId" uuid, "areaPath" text, floors int, built int,
       lon double precision, lat double precision, outline jsonb, note text)
     returning id`,
    [jurisdictionId, JSON.stringify(rows)],
  );
};

export const updateBuilding = async (tx: Tx, one: NewBuilding): Promise<void> => {
  await execute(
    tx,
    `update buildings set name = $2, key = $3, place = $4, area_id = $5, area_path = $6::ltree, floors = $7, built = $8, lon = $9, lat = $10, outline = $11::jsonb, note = $12,
       version = version + 1 where jurisdiction_id = :jurisdiction and id = $1`,
    [
      one.id,
      one.name,
      one.key,
      one.place,
      one.areaId,
      one.areaPath,
      one.floors,
      one.built,
      one.lon,
      one.lat,
      one.outline && JSON.stringify(one.outline),
      one.note,
    ],
  );
};

export const endBuildingRow = async (tx: Tx, id: string, on: string): Promise<void> => {
  await execute(tx, 'update buildings set gone_on = $2, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1', [id, on]);
};

/** Buildings on the map after an id, in the order of ids. */
export const buildingDots = async (
  tx: Tx,
  after: string,
  limit: number,
): Promise<{ id: string; name: string; areaPath: string; lon: number; lat: number }[]> => {
  const text = `select id, name, area_path::text as "areaPath", lon, lat from buildings
    where jurisdiction_id = :jurisdiction and id > $1 and gone_on is null and lon is not null order by id limit $2`;
  return (await execute<{ id: string; name: string; areaPath: string; lon: number; lat: number }>(tx, text, [after, limit])).rows;
};

/** Outlines of standing buildings whose point lies in a piece of the map. @param bounds west, south, east, north in degrees */
export const outlinesIn = async (
  tx: Tx,
  codes: readonly string[],
  bounds: readonly [number, number, number, number],
  limit: number,
): Promise<{ id: string; name: string; outline: Outline }[]> => {
  const values: unknown[] = [...bounds];
  const text = `select b.id, b.name, b.outline from buildings b
    where ${own} and b.gone_on is null and b.outline is not null and b.lon between $1 and $3 and b.lat between $2 and $4
      and ${withinCodes('b.area_code', codes, values)} order by b.id limit $${values.push(limit)}`;
  return (await execute<{ id: string; name: string; outline: Outline }>(tx, text, values)).rows;
};

/** Standing buildings whose area has been dissolved, or whose area is one of these. */
export const strandedBuildings = async (
  tx: Tx,
  codes: readonly string[],
  at: Date,
): Promise<{ id: string; name: string; key: string; lon: number | null; lat: number | null; areaCode: string }[]> => {
  const text = `select b.id, b.name, b.key, b.lon, b.lat, b.area_code as "areaCode" from buildings b
    join areas a on a.jurisdiction_id = :jurisdiction and a.id = b.area_id
    where ${own} and b.gone_on is null and (a.valid_to <= $2 or b.area_code = any($1)) order by b.id`;
  return (
    await execute<{ id: string; name: string; key: string; lon: number | null; lat: number | null; areaCode: string }>(tx, text, [
      codes,
      at,
    ])
  ).rows;
};

/** Puts buildings, with their households, into other areas. */
export const moveBuildings = async (
  tx: Tx,
  moves: readonly { id: string; name: string; key: string; areaId: string; areaPath: string }[],
): Promise<void> => {
  await execute(
    tx,
    `update buildings b set area_id = m."areaId", area_path = m."areaPath"::ltree, name = m.name, key = m.key, version = b.version + 1
     from jsonb_to_recordset($1::jsonb) as m (id uuid, "areaId" uuid, "areaPath" text, name text, key text)
     where b.jurisdiction_id = :jurisdiction and b.id = m.id`,
    [JSON.stringify(moves)],
  );
  await execute(
    tx,
    `update households h set area_code = b.area_code from buildings b
     where h.jurisdiction_id = :jurisdiction and b.jurisdiction_id = :jurisdiction and b.id = h.building_id and b.id = any($1)
       and h.area_code <> b.area_code`,
    [moves.map(({ id }) => id)],
  );
};
