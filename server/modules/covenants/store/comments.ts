import { execute, type Tx } from '#kernel/db.ts';
import { sayingsIn } from '#kernel/sayings.ts';

/** A comment as it is stored, with the name of whoever made it. */
export interface CommentRecord {
  readonly id: string;
  readonly covenantId: string;
  readonly number: number;
  readonly articleKey: string | null;
  readonly accountId: string;
  readonly name: string | null;
  readonly staff: boolean;
  readonly words: string;
  readonly at: Date;
  readonly answer: string | null;
  readonly hidden: string | null;
}
const columns = `m.id, m.covenant_id as "covenantId", m.number, m.article_key as "articleKey", m.account_id as "accountId", a.name, m.staff, m.words,
  m.at, m.answer, m.hidden`;
export const sayings = sayingsIn('covenant_comments', 'covenant_id');
const rowsOf = 'covenant_comments m left join accounts a on a.id = m.account_id';

export const insertComment = async (
  tx: Tx,
  m: Omit<CommentRecord, 'name' | 'answer' | 'hidden'> & { readonly day: string },
): Promise<void> => {
  await execute(
    tx,
    `insert into covenant_comments (jurisdiction_id, id, covenant_id, number, article_key, account_id, staff, words, at, day)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [m.id, m.covenantId, m.number, m.articleKey, m.accountId, m.staff, m.words, m.at, m.day],
  );
};
export const findComment = async (tx: Tx, id: string): Promise<CommentRecord | null> =>
  (await execute<CommentRecord>(tx, `select ${columns} from ${rowsOf} where m.jurisdiction_id = :jurisdiction and m.id = $1`, [id]))
    .rows[0] ?? null;
export const commentsOf = async (
  tx: Tx,
  covenantId: string,
  number: number,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<CommentRecord[]> =>
  (
    await execute<CommentRecord>(
      tx,
      `select ${columns} from ${rowsOf} where m.jurisdiction_id = :jurisdiction and m.covenant_id = $1 and m.number = $2
         and ($3::timestamptz is null or (m.at, m.id) < ($3, $4::uuid)) order by m.at desc, m.id desc limit $5`,
      [covenantId, number, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

/** How many comments a version has, and how many of them nobody answered or took off, by its number. */
export const countsOf = async (tx: Tx, covenantId: string): Promise<Map<number, { all: number; unanswered: number }>> => {
  const { rows } = await execute<{ number: number; all: number; unanswered: number }>(
    tx,
    `select m.number, count(*)::int as "all", (count(*) filter (where m.answer is null and m.hidden is null and not m.staff))::int as unanswered
     from covenant_comments m where m.jurisdiction_id = :jurisdiction and m.covenant_id = $1 group by m.number`,
    [covenantId],
  );
  return new Map(rows.map(({ number, all, unanswered }) => [number, { all, unanswered }]));
};
/** Accounts that said something about a version, of which so many are told at most. */
export const takingPart = async (tx: Tx, covenantId: string, number: number, most: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select distinct m.account_id as id from covenant_comments m where m.jurisdiction_id = :jurisdiction and m.covenant_id = $1 and m.number = $2 limit $3`,
      [covenantId, number, most],
    )
  ).rows.map(({ id }) => id);
