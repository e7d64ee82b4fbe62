import { execute, type Tx } from '#kernel/db.ts';

/** Whether an organisation exists today. */
export const organisationExists = async (tx: Tx, id: string): Promise<boolean> =>
  (
    await execute(tx, 'select o.id from organisations o where o.jurisdiction_id = :jurisdiction and o.id = $1 and o.dissolved_on is null', [
      id,
    ])
  ).rows.length > 0;
/** Names of organisations, those dissolved too. */
export const organisationNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await execute<{ id: string; name: string }>(
        tx,
        'select o.id, o.name from organisations o where o.jurisdiction_id = :jurisdiction and o.id = any($1::uuid[])',
        [ids],
      )
    ).rows.map(({ id, name }) => [id, name]),
  );
/** Ids of the organisations that exist under a name; two at most. */
export const organisationsNamed = async (tx: Tx, name: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'select o.id from organisations o where o.jurisdiction_id = :jurisdiction and o.name = $1 and o.dissolved_on is null order by o.id limit 2',
      [name],
    )
  ).rows.map(({ id }) => id);
