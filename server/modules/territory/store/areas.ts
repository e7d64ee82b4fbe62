import { v7 } from 'uuid';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { TerritoryArea } from '../domain/area.ts';
import { type AreaInput, levelOfCode, parentCode } from '../domain/import.ts';

type AreaRow = Omit<TerritoryArea, 'center'> & { lon: number | null; lat: number | null };

/**
 * All areas of the transaction's jurisdiction, or those with a boundary, and the next moment at which one of them begins or ends. `at`
 * decides which are present.
 */
export async function readAreas(
  tx: Tx,
  at: Date,
  which: 'all' | 'drawn' = 'all',
): Promise<{ areas: TerritoryArea[]; nextChange: Date | null }> {
  const { rows } = await execute<AreaRow & { changes: Date | null }>(
    tx,
    `select id, parent_id as "parentId", code, path::text as path, level, name, short_name as "shortName", kind, households, residents,
       lon, lat, boundary, names, (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1) as current,
       case when valid_from > $1 then valid_from when valid_to > $1 then valid_to end as changes
     from areas where jurisdiction_id = :jurisdiction and ($2 or boundary is not null) order by code`,
    [at, which === 'all'],
  );
  const changes = rows.flatMap((row) => row.changes?.getTime() ?? []);
  return {
    areas: rows.map(({ lon, lat, changes: _, ...area }) => ({ ...area, center: lon === null || lat === null ? null : { lon, lat } })),
    nextChange: changes.length > 0 ? new Date(Math.min(...changes)) : null,
  };
}

/** Ids of all stored areas of the jurisdiction by their codes. */
export async function readIds(tx: Tx, jurisdictionId: string): Promise<Map<string, string>> {
  const { rows } = await execute<{ id: string; code: string }>(tx, 'select id, code from areas where jurisdiction_id = $1', [
    jurisdictionId,
  ]);
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** Inserts or updates areas in one statement; answers the ids of `known` and of the new ones by code. */
export async function writeAreas(
  tx: Tx,
  jurisdictionId: string,
  areas: readonly AreaInput[],
  known: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map(known);
  for (const { code } of areas) if (!ids.has(code)) ids.set(code, v7());
  const rows = areas.map(({ code, name, shortName, kind, households, residents, center, boundary, names, validFrom, validTo }) => ({
    id: ids.get(code),
    parent_id: ids.get(parentCode(code) ?? '') ?? null,
    code,
    path: pathOfCode(code),
    level: levelOfCode(code),
    name,
    short_name: shortName,
    kind,
    households,
    residents,
    lon: center?.lon ?? null,
    lat: center?.lat ?? null,
    boundary,
    names,
    valid_from: validFrom ?? null,
    valid_to: validTo ?? null,
  }));
  await execute(
    tx,
    `insert into areas (jurisdiction_id, id, parent_id, code, path, level, name, short_name, kind, households, residents, lon, lat,
       boundary, names, valid_from, valid_to)
     select $1, r.* from jsonb_to_recordset($2::jsonb) as r(id uuid, parent_id uuid, code text, path ltree, level text, name text,
       short_name text, kind text, households int, residents int, lon float8, lat float8, boundary jsonb, names text[],
       valid_from timestamptz, valid_to timestamptz)
     on conflict (jurisdiction_id, code) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
       households = excluded.households, residents = excluded.residents, lon = excluded.lon, lat = excluded.lat,
       boundary = excluded.boundary, names = excluded.names, valid_from = excluded.valid_from, valid_to = excluded.valid_to
     returning id`,
    [jurisdictionId, JSON.stringify(rows)],
  );
  return ids;
}

/** Leaves word for all processes, with the transaction, that the territory has changed. */
export async function announceChange(tx: Tx, jurisdictionId: string): Promise<void> {
  const text = `insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.changed', '{}')`;
  await execute(tx, text, [v7(), jurisdictionId]);
}
