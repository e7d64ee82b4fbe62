import { execute, type Tx } from '#kernel/db.ts';

/** Names of accounts by their id. */
export const namesOfAccounts = async (tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> => {
  const known = [...new Set(ids.filter((one) => one !== null))];
  if (known.length === 0) return new Map();
  const { rows } = await execute<{ id: string; name: string }>(tx, 'select id, name from accounts where id = any($1::uuid[])', [known]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};
