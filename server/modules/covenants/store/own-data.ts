import { execute, type Tx } from '#kernel/db.ts';

/** What an account said about covenants, oldest first. */
export const saidBy = async (tx: Tx, accountId: string, most: number): Promise<{ title: string; at: Date; words: string }[]> =>
  (
    await execute<{ title: string; at: Date; words: string }>(
      tx,
      `select c.title, m.at, m.words from covenant_comments m join covenants c on c.jurisdiction_id = m.jurisdiction_id and c.id = m.covenant_id
       where m.jurisdiction_id = :jurisdiction and c.jurisdiction_id = :jurisdiction and m.account_id = $1 order by m.at, m.id limit $2`,
      [accountId, most],
    )
  ).rows;
