import { execute, type Tx } from './db.ts';

/** What accounts say about things of a module: its table with `account_id`, `day`, `words`, and what was answered to it. */
export interface Sayings {
  /** Holds what one account says about one thing until the transaction ends, so that two at once are counted one after the other. */
  hold(tx: Tx, subjectId: string, accountId: string): Promise<void>;
  /** How often somebody spoke about a thing on a day, and whether the same words were among what they ever said of it. */
  before(tx: Tx, subjectId: string, accountId: string, day: string, words: string): Promise<{ today: number; same: boolean }>;
  /** Answers a saying, or takes it off with the reason. */
  answer(tx: Tx, id: string, to: { readonly words: string; readonly hide: boolean; readonly by: string; readonly at: Date }): Promise<void>;
}

/** @param subject the column of `table` that names the thing */
export const sayingsIn = (table: `${string}_comments`, subject: `${string}_id`): Sayings => ({
  hold: async (tx, subjectId, accountId) => {
    await execute(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${table} ${subjectId} ${accountId}`]);
  },
  before: async (tx, subjectId, accountId, day, words) => {
    const { rows } = await execute<{ today: number; same: boolean }>(
      tx,
      `select (count(*) filter (where c.day = $3::date))::int as today, coalesce(bool_or(c.words = $4), false) as same
       from ${table} c where c.jurisdiction_id = :jurisdiction and c.${subject} = $1 and c.account_id = $2`,
      [subjectId, accountId, day, words],
    );
    return rows[0] ?? { today: 0, same: false };
  },
  answer: async (tx, id, to) => {
    await execute(
      tx,
      `update ${table} set ${to.hide ? 'hidden' : 'answer'} = $2, answered_by = $3, answered_at = $4 where jurisdiction_id = :jurisdiction and id = $1`,
      [id, to.words, to.by, to.at],
    );
  },
});
