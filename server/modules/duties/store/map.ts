import { execute, type Tx } from '#kernel/db.ts';

/** A duty that looks for somebody, as the map draws it. */
interface VacantDot {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaCode: string;
  readonly lon: number | null;
  readonly lat: number | null;
}
export const vacantDots = async (tx: Tx, after: string, today: string, limit: number): Promise<VacantDot[]> =>
  (
    await execute<VacantDot>(
      tx,
      `select d.id, d.class as kind, d.title as name, d.area_code as "areaCode", d.lon, d.lat from duties d
       where d.jurisdiction_id = :jurisdiction and d.closed_at is null and d.taken < d.heads and (d.until_on is null or d.until_on >= $2::date) and d.id > $1
       order by d.id limit $3`,
      [after, today, limit],
    )
  ).rows;
