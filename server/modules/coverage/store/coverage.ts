import type { By } from '#kernel/audit.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { putSetting } from '#kernel/settings.ts';

export interface StoredRules {
  readonly version: number;
  readonly rules: unknown;
}

/** The rules a jurisdiction has stored. `lock` keeps others from changing its settings until the transaction ends. */
export async function readRules(tx: Tx, lock: boolean): Promise<StoredRules> {
  const { rows } = await execute<{ stored: StoredRules | null }>(
    tx,
    `select settings -> 'coverageRules' as stored from jurisdictions where id = :jurisdiction ${lock ? 'for update' : ''}`,
  );
  return rows[0]?.stored ?? { version: 0, rules: [] };
}

/** Stores the rules of a jurisdiction. */
export const writeRules = (tx: Tx, by: By, stored: StoredRules): Promise<void> => putSetting(tx, by, 'coverageRules', stored);

/** Service centres that exist on a day within the areas, with their floor area in square metres. */
export async function readServiceCentres(
  tx: Tx,
  codes: readonly string[],
  day: string,
): Promise<{ id: string; name: string; areaCode: string; floorArea: number | null }[]> {
  const text = `select id, name, area_code as "areaCode", floor_area as "floorArea" from places
    where jurisdiction_id = :jurisdiction and split_part(kind, '-', 1) = 'service_centre' and (closed_on is null or closed_on >= $2::date)
      and exists (select from unnest($1::text[]) root where starts_with(area_code, root))`;
  return (await execute<{ id: string; name: string; areaCode: string; floorArea: number | null }>(tx, text, [codes, day])).rows;
}
