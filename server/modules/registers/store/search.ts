import { execute, type Tx } from '#kernel/db.ts';
import { columns, type RowRecord } from './rows.ts';

/** Takes the next rows of a register that the search has to look at, and gives them as they stand. What others hold waits for the next time. */
export const takeDue = async (tx: Tx, register: number, most: number): Promise<RowRecord[]> => {
  const { rows: due } = await execute<{ id: string }>(
    tx,
    `select d.row_id as id from register_search_due d where d.jurisdiction_id = :jurisdiction and d.register = $1 order by d.row_id limit $2 for update skip locked`,
    [register, most],
  );
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  await execute(
    tx,
    'delete from register_search_due d where d.jurisdiction_id = :jurisdiction and d.register = $1 and d.row_id = any($2::uuid[])',
    [register, ids],
  );
  const text = `select ${columns} from register_rows w where w.jurisdiction_id = :jurisdiction and w.id = any($1::uuid[])`;
  return (await execute<RowRecord>(tx, text, [ids])).rows;
};

/** Keeps the words of rows for the search. */
export const putWords = async (
  tx: Tx,
  register: number,
  rows: readonly { readonly id: string; readonly words: string }[],
): Promise<void> => {
  await execute(
    tx,
    `insert into register_search (jurisdiction_id, register, row_id, words)
     select :jurisdiction, $1, w.id, w.words::tsvector from unnest($2::uuid[], $3::text[]) as w (id, words)
     on conflict (jurisdiction_id, register, row_id) do update set words = excluded.words returning row_id`,
    [register, rows.map(({ id }) => id), rows.map(({ words }) => words)],
  );
};

/** Ids of rows whose words fit a tsquery, at most 2,000, newest first: seen or not is for the asking query to say. */
export const findWords = async (tx: Tx, jurisdictionId: string, register: number, query: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(tx, 'select linli.find_register_rows($1, $2, $3::tsquery) as id', [jurisdictionId, register, query])
  ).rows.map(({ id }) => id);

/** Rows the transaction may see that the search does not know as they are, newest first. */
export const notSearched = async (tx: Tx, register: number, most: number): Promise<RowRecord[]> =>
  (
    await execute<RowRecord>(
      tx,
      `select ${columns} from register_search_due d join register_rows w on w.jurisdiction_id = :jurisdiction and w.id = d.row_id
       where d.jurisdiction_id = :jurisdiction and d.register = $1 order by d.row_id desc limit $2`,
      [register, most],
    )
  ).rows;

/** Ids of rows that have one of these digests in one of these columns: what is personal is found by its whole value alone. */
export const rowsWithDigest = async (
  tx: Tx,
  register: number,
  sought: readonly { readonly column: string; readonly digests: readonly string[] }[],
): Promise<string[]> => {
  const values: unknown[] = [register];
  const parts = sought.map(
    ({ column, digests }) =>
      `(select w.id from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.${column} = any($${values.push(digests)}::text[]) limit 200)`,
  );
  return (await execute<{ id: string }>(tx, parts.join(' union '), values)).rows.map(({ id }) => id);
};
