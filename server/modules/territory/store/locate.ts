import { execute, type Tx } from '#kernel/db.ts';
import type { NamedArea } from '../domain/place-words.ts';

const columns = 'code, path::text as path, level, name, short_name as "shortName", names';
const present = `jurisdiction_id = :jurisdiction and (valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1)`;

/** Present areas one of whose names begins with one of these pairs of characters. */
export const readNamed = async (tx: Tx, at: Date, heads: readonly string[]): Promise<NamedArea[]> =>
  (
    await execute<NamedArea>(
      tx,
      `select ${columns} from areas where ${present} and (left(short_name, 2) = any($2) or left(name, 2) = any($2)
         or exists (select from unnest(names) word where left(word, 2) = any($2)))`,
      [at, heads],
    )
  ).rows;

/** Present areas with these codes. */
export const readByCode = async (tx: Tx, at: Date, codes: readonly string[]): Promise<NamedArea[]> =>
  (await execute<NamedArea>(tx, `select ${columns} from areas where ${present} and code = any($2)`, [at, codes])).rows;
