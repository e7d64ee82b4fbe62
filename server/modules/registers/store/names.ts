import { execute, type Tx } from '#kernel/db.ts';

/** Names of persons by their id, as far as they are there. */
export const personNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const text = 'select p.id, p.name from persons p where p.jurisdiction_id = :jurisdiction and p.id = any($1::uuid[])';
  return new Map((await execute<{ id: string; name: string }>(tx, text, [ids])).rows.map(({ id, name }) => [id, name]));
};

/** Numbers of cases the transaction may see, by their id. */
export const caseNumbers = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const text = 'select c.id, c.number from cases c where c.jurisdiction_id = :jurisdiction and c.id = any($1::uuid[])';
  return new Map((await execute<{ id: string; number: string }>(tx, text, [ids])).rows.map(({ id, number }) => [id, number]));
};

/** What an account is called. */
export const accountName = async (tx: Tx, id: string): Promise<string | null> =>
  (await execute<{ name: string }>(tx, 'select a.name from accounts a where a.id = $1', [id])).rows[0]?.name ?? null;
