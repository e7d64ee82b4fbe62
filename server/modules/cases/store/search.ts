import { execute, type Tx } from '#kernel/db.ts';
import type { Searched } from '../domain/search-words.ts';

/** What is searched of a case, with its id. */
export type SearchedCase = Searched & { readonly id: string };

const searched = `c.id, c.number, r.text, r.place_text as "placeText", r.caller_phone as "callerPhone", r.answers
  from cases c join reports r on r.jurisdiction_id = $1 and r.case_id = c.id`;
const zero = '00000000-0000-0000-0000-000000000000';

/** Ids of cases whose words fit a tsquery, newest first and not more than 2,000, of the whole jurisdiction: seen or not is for the asking query to say. */
export const findIds = async (tx: Tx, jurisdictionId: string, query: string): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(tx, 'select linli.find_cases($1, $2::tsquery) as id', [jurisdictionId, query]);
  return rows.map((r) => r.id);
};

/** Cases the transaction may see whose texts are not in the index yet, newest first. */
export const notIndexed = async (tx: Tx, jurisdictionId: string, most: number): Promise<SearchedCase[]> => {
  const { rows: marks } = await execute<{ upto: string }>(tx, 'select upto from case_search_marks where jurisdiction_id = $1', [
    jurisdictionId,
  ]);
  // the mark as a value: a condition that holds a query waits behind row-level security, and every case would be read
  const { rows } = await execute<SearchedCase>(
    tx,
    `select ${searched} where c.jurisdiction_id = $1 and c.id > $2 order by c.id desc limit $3`,
    [jurisdictionId, marks[0]?.upto ?? zero, most],
  );
  return rows;
};

/** The next cases to be put into the index, oldest first, opened before a moment. Locks the jurisdiction's mark. */
export const nextToIndex = async (tx: Tx, jurisdictionId: string, before: Date, most: number): Promise<SearchedCase[]> => {
  await execute(tx, 'insert into case_search_marks (jurisdiction_id, upto) values ($1, $2) on conflict do nothing', [jurisdictionId, zero]);
  const { rows: marks } = await execute<{ upto: string }>(tx, 'select upto from case_search_marks where jurisdiction_id = $1 for update', [
    jurisdictionId,
  ]);
  const { rows } = await execute<SearchedCase>(
    tx,
    `select ${searched} where c.jurisdiction_id = $1 and c.id > $2 and c.id < linli.uuid_floor($3) order by c.id limit $4`,
    [jurisdictionId, marks[0]?.upto ?? zero, before, most],
  );
  return rows;
};

/** Puts the words of cases into the index and moves the mark on to the last of them. */
export const putWords = async (tx: Tx, jurisdictionId: string, rows: readonly { id: string; words: string }[]): Promise<void> => {
  await execute(
    tx,
    `insert into case_search (jurisdiction_id, case_id, words)
     select $1, w.id, w.words::tsvector from unnest($2::uuid[], $3::text[]) as w (id, words)
     on conflict (jurisdiction_id, case_id) do nothing returning case_id`,
    [jurisdictionId, rows.map((r) => r.id), rows.map((r) => r.words)],
  );
  await execute(tx, 'update case_search_marks set upto = $2 where jurisdiction_id = $1', [jurisdictionId, rows.at(-1)?.id]);
};
