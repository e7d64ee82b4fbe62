import { execute, type Tx } from '#kernel/db.ts';

/** A row whose last day comes near. */
export interface Expiring {
  readonly id: string;
  readonly code: string;
  readonly register: string;
  readonly title: string;
  readonly areaPath: string | null;
  readonly expiresOn: string;
}
const columns = `w.id, r.code, r.title as register, w.title, w.area_path::text as "areaPath", w.expires_on::text as "expiresOn"`;

/** Rows that have not ended and whose last day comes until a day, as far as the transaction sees them: the earliest first, behind a row. */
export const expiringRows = async (
  tx: Tx,
  {
    registers,
    until,
    after,
    limit,
  }: { registers: readonly number[]; until: string; after: Pick<Expiring, 'expiresOn' | 'id'> | null; limit: number },
): Promise<Expiring[]> =>
  (
    await execute<Expiring>(
      tx,
      `select ${columns} from register_rows w join registers r on r.jurisdiction_id = :jurisdiction and r.no = w.register
       where w.jurisdiction_id = :jurisdiction and w.ended_at is null and w.expires_on <= $1::date and w.register = any($2::int[])
         and ($3::date is null or (w.expires_on, w.id) > ($3::date, $4::uuid)) order by w.expires_on, w.id limit $5`,
      [until, registers, after?.expiresOn ?? null, after?.id ?? null, limit],
    )
  ).rows;
