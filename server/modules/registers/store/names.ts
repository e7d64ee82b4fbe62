import { execute, type Tx } from '#kernel/db.ts';

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

/** Titles of rows by their id, each asked for among the rows of one register; as far as the transaction sees them. */
export const rowTitles = async (
  tx: Tx,
  rows: readonly { readonly register: number; readonly id: string }[],
): Promise<{ register: number; id: string; title: string }[]> => {
  if (rows.length === 0) return [];
  const text = `select w.register, w.id, w.title from unnest($1::int[], $2::uuid[]) as a (register, id)
    join register_rows w on w.jurisdiction_id = :jurisdiction and w.id = a.id and w.register = a.register`;
  const { rows: found } = await execute<{ register: number; id: string; title: string }>(tx, text, [
    rows.map(({ register }) => register),
    rows.map(({ id }) => id),
  ]);
  return found;
};

/** Ids of a register's rows by what stands in a column of theirs, title or a field's. */
export const rowsCalled = async (
  tx: Tx,
  register: number,
  column: string,
  values: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (values.length === 0) return new Map();
  const text = `select w.id, w.${column} as called from register_rows w
    where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.${column} = any($2::text[])`;
  const { rows } = await execute<{ id: string; called: string }>(tx, text, [register, values]);
  return new Map([...Map.groupBy(rows, ({ called }) => called)].map(([called, all]) => [called, all.map(({ id }) => id)]));
};

/** What stands in a text column of rows, by their id. */
export const keysOf = async (
  tx: Tx,
  register: number,
  column: string,
  ids: readonly string[],
): Promise<{ id: string; called: string | null }[]> =>
  (
    await execute<{ id: string; called: string | null }>(
      tx,
      `select w.id, w.${column} as called from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.id = any($2::uuid[])`,
      [register, ids],
    )
  ).rows;
