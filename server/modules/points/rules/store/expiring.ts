import { execute, type Tx } from '#kernel/db.ts';

/** Accounts of people whose points have their last day on a day, with how many. */
export const expiringOn = async (tx: Tx, day: string): Promise<{ accountId: string; points: number }[]> =>
  (
    await execute<{ accountId: string; points: number }>(
      tx,
      `select p.account_id as "accountId", sum(l.available)::bigint as points
       from points_lots l
       join points_accounts a on a.jurisdiction_id = :jurisdiction and a.id = l.account_id and a.holder_type = 'person'
       join persons p on p.jurisdiction_id = :jurisdiction and p.id = a.holder_id and p.account_id is not null
       where l.jurisdiction_id = :jurisdiction and l.last_day = $1::date and l.available > 0 group by p.account_id`,
      [day],
    )
  ).rows;
