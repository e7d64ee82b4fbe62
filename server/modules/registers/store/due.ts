import { execute, type Tx } from '#kernel/db.ts';

/**
 * Says that the search has to look at rows anew. What stands there already is held, so that the job cannot take it with texts from before this
 * transaction.
 */
export const dueForSearch = async (tx: Tx, register: number, ids: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `insert into register_search_due (jurisdiction_id, register, row_id) select :jurisdiction, $1, d.id from unnest($2::uuid[]) as d (id) order by d.id
     on conflict (jurisdiction_id, register, row_id) do update set row_id = excluded.row_id returning row_id`,
    [register, ids],
  );
};
