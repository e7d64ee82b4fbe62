import { execute, type Tx } from '#kernel/db.ts';

/** Which rows of tables a module holds of a case (`$1`): a condition on the row `r`, and what goes into the package of it; without: all its columns. */
export type HeldTables = Readonly<Record<string, { readonly where: string; readonly columns?: string }>>;

/** The rows held of a case, by table, in an order that does not change. */
export const rowsHeld = async (tx: Tx, tables: HeldTables, caseId: string): Promise<Record<string, unknown[]>> => {
  const held: Record<string, unknown[]> = {};
  for (const [table, { where, columns = "to_jsonb(r) - 'jurisdiction_id'" }] of Object.entries(tables)) {
    const text = `select ${columns} as row from ${table} r where r.jurisdiction_id = :jurisdiction and ${where} order by to_jsonb(r)::text`;
    held[table] = (await execute<{ row: unknown }>(tx, text, [caseId])).rows.map(({ row }) => row);
  }
  return held;
};
/** Ids of rows held of a case. */
export const idsHeld = async (tx: Tx, tables: HeldTables, table: string, caseId: string): Promise<string[]> => {
  const text = `select r.id from ${table} r where r.jurisdiction_id = :jurisdiction and ${tables[table]?.where} order by r.id`;
  return (await execute<{ id: string }>(tx, text, [caseId])).rows.map(({ id }) => id);
};
/** Erases what is held of a case by a function of the database. @returns how many records */
export const eraseHeld = async (tx: Tx, erase: `linli.erase_${string}`, caseId: string): Promise<number> => {
  const { rows } = await execute<{ gone: number }>(tx, `select ${erase}(:jurisdiction, $1) as gone`, [caseId]);
  return rows[0]?.gone ?? 0;
};
