import { execute, type Tx } from '#kernel/db.ts';

export interface StoredRules {
  readonly version: number;
  readonly rules: unknown;
}

/** The rules a jurisdiction has stored. `lock` keeps others from changing its settings until the transaction ends. */
export async function readRules(tx: Tx, lock: boolean): Promise<StoredRules> {
  const { rows } = await execute<{ stored: StoredRules | null }>(
    tx,
    `select settings -> 'coverageRules' as stored from jurisdictions where id = linli.jurisdiction() ${lock ? 'for update' : ''}`,
  );
  return rows[0]?.stored ?? { version: 0, rules: [] };
}

/** Stores the rules of the transaction's jurisdiction. */
export async function writeRules(tx: Tx, stored: StoredRules): Promise<void> {
  await execute(
    tx,
    `update jurisdictions set settings = settings || jsonb_build_object('coverageRules', $1::jsonb) where id = linli.jurisdiction()`,
    [JSON.stringify(stored)],
  );
}

/** Service centres that exist on a day within the areas, with their floor area in square metres. */
export async function readServiceCentres(
  tx: Tx,
  codes: readonly string[],
  day: string,
): Promise<{ id: string; name: string; areaCode: string; floorArea: number | null }[]> {
  const text = `select id, name, area_code as "areaCode", floor_area as "floorArea" from places
    where jurisdiction_id = linli.jurisdiction() and kind = 'service_centre' and (closed_on is null or closed_on >= $2::date)
      and exists (select from unnest($1::text[]) root where starts_with(area_code, root))`;
  return (await execute<{ id: string; name: string; areaCode: string; floorArea: number | null }>(tx, text, [codes, day])).rows;
}
