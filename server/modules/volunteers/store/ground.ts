import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** What the jurisdiction has decided, read in the transaction itself. */
export const settingsOf = async (tx: Tx): Promise<Readonly<Record<string, unknown>>> =>
  (await execute<{ settings: Record<string, unknown> }>(tx, 'select settings from jurisdictions where id = :jurisdiction')).rows[0]
    ?.settings ?? {};

/** Path of an area; null where there is none. */
export const pathOfArea = async (tx: Tx, areaId: string): Promise<string | null> =>
  (await executeByKey<{ path: string }>(tx, 'select path::text from areas where jurisdiction_id = :jurisdiction and id = $1', [areaId]))
    .rows[0]?.path ?? null;

/** The area that has a path now; null where it has ended. */
export const areaAt = async (tx: Tx, path: string): Promise<string | null> =>
  (
    await execute<{ id: string }>(
      tx,
      'select id from areas where jurisdiction_id = :jurisdiction and path = $1::ltree order by id desc limit 1',
      [path],
    )
  ).rows[0]?.id ?? null;
