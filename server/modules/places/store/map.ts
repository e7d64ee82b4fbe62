import { execute, type Tx } from '#kernel/db.ts';

export interface PlaceDot {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaPath: string;
  readonly lon: number;
  readonly lat: number;
}

/** Places that are not closed on a day, after an id, in the order of ids. */
export async function placeDots(tx: Tx, after: string, day: string, limit: number): Promise<PlaceDot[]> {
  const text = `select id, kind, name, area_path::text as "areaPath", lon, lat from places
    where jurisdiction_id = :jurisdiction and id > $1 and (closed_on is null or closed_on >= $2) order by id limit $3`;
  return (await execute<PlaceDot>(tx, text, [after, day, limit])).rows;
}
