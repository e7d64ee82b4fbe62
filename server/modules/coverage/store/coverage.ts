import { execute, type Tx } from '#kernel/db.ts';

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
