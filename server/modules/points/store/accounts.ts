import type { ListedHolder } from '#contract/points/statement.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Whether somebody of this id is known. */
export const personThere = async (tx: Tx, id: string): Promise<boolean> =>
  (await execute(tx, 'select id from persons where jurisdiction_id = :jurisdiction and id = $1 and erased_at is null', [id])).rows.length >
  0;

/** An account the desk lists, with what it has. */
export interface AccountRow {
  readonly type: ListedHolder;
  readonly id: string;
  readonly available: number;
  readonly pending: number;
}

/** Accounts of these kinds with their balances; no more than ten thousand. */
export const accountsOf = async (tx: Tx, types: readonly ListedHolder[], today: string): Promise<AccountRow[]> =>
  (
    await execute<AccountRow>(
      tx,
      `select a.holder_type as type, a.holder_id as id, coalesce(sum(l.available) filter (where l.last_day >= $2::date), 0) as available, sum(l.held) as pending
       from points_accounts a
       join points_lots l on l.jurisdiction_id = :jurisdiction and l.account_id = a.id
       where a.jurisdiction_id = :jurisdiction and a.holder_type = any ($1)
       group by a.holder_type, a.holder_id limit 10000`,
      [types, today],
    )
  ).rows;
