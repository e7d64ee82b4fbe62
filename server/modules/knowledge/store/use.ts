import { execute, type Tx } from '#kernel/db.ts';

/** What may be done with an answer. */
export type Use = 'shown' | 'read' | 'taken';

/** Counts that answers were suggested, read or taken over, on a day. */
export const countUse = async (tx: Tx, articles: readonly string[], use: Use, day: string): Promise<void> => {
  const values = [day, ...articles];
  const lines = articles.map((_, i) => `(:jurisdiction, $${i + 2}::uuid, $1::date, 1)`);
  await execute(
    tx,
    `insert into knowledge_use as u (jurisdiction_id, article_id, day, ${use}) values ${lines.join(', ')}
     on conflict (jurisdiction_id, article_id, day) do update set ${use} = u.${use} + 1`,
    values,
  );
};

export interface UseRow {
  readonly articleId: string;
  readonly shown: number;
  readonly read: number;
  readonly taken: number;
}
/** How often each answer was used since a day. */
export const useSince = async (tx: Tx, day: string): Promise<UseRow[]> =>
  (
    await execute<UseRow>(
      tx,
      `select u.article_id as "articleId", sum(u.shown)::int as shown, sum(u.read)::int as read, sum(u.taken)::int as taken
       from knowledge_use u where u.jurisdiction_id = :jurisdiction and u.day >= $1::date group by 1`,
      [day],
    )
  ).rows;

/** Keeps that an answer helped or not; the same id again is the same vote. */
export const addVote = async (tx: Tx, vote: { id: string; articleId: string; useful: boolean; day: string }): Promise<void> => {
  await execute(
    tx,
    `insert into knowledge_votes (jurisdiction_id, id, article_id, useful, day) values (:jurisdiction, $1, $2, $3, $4) on conflict do nothing`,
    [vote.id, vote.articleId, vote.useful, vote.day],
  );
};

/** How many found each answer useful since a day, and how many did not. */
export const votesSince = async (tx: Tx, day: string): Promise<{ articleId: string; useful: number; useless: number }[]> =>
  (
    await execute<never>(
      tx,
      `select v.article_id as "articleId", count(*) filter (where v.useful)::int as useful, count(*) filter (where not v.useful)::int as useless
       from knowledge_votes v where v.jurisdiction_id = :jurisdiction and v.day >= $1::date group by 1`,
      [day],
    )
  ).rows;
