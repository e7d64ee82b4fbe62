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

const byName = {
  person: 'select p.id, p.name as called from persons p where p.jurisdiction_id = :jurisdiction and p.name = any($1::text[])',
  organisation:
    'select o.id, o.name as called from organisations o where o.jurisdiction_id = :jurisdiction and o.name = any($1::text[]) and o.valid_to is null',
  case: 'select c.id, c.number as called from cases c where c.jurisdiction_id = :jurisdiction and c.number = any($1::text[])',
} as const;

/** Ids of what is called by these names. */
export const idsNamed = async (
  tx: Tx,
  what: keyof typeof byName,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (names.length === 0) return new Map();
  const { rows } = await execute<{ id: string; called: string }>(tx, byName[what], [names]);
  return new Map([...Map.groupBy(rows, ({ called }) => called)].map(([called, all]) => [called, all.map(({ id }) => id)]));
};
