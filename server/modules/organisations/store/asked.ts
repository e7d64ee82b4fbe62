import { execute, type Tx } from '#kernel/db.ts';

/** Organisations that exist, as somebody can ask something of them. */
export const organisationsToAsk = async (tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string; areaPath: string }[]> =>
  (
    await execute<{ id: string; name: string; areaPath: string }>(
      tx,
      `select id, name, area_path::text as "areaPath" from organisations
       where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and dissolved_on is null`,
      [ids],
    )
  ).rows;
