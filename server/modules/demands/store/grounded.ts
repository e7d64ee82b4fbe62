import { execute, type Tx } from '#kernel/db.ts';

/** What areas asked of those below them between two moments: how much, what of it had a basis, and what was withdrawn and counts for neither. By code of the asker. */
export const groundedBetween = async (
  tx: Tx,
  askers: readonly string[],
  from: Date,
  to: Date,
): Promise<{ key: string; n: number; of: number; excluded: number }[]> =>
  (
    await execute<{ key: string; n: number; of: number; excluded: number }>(
      tx,
      `select d.asker_code as key, (count(*) filter (where d.withdrawn_at is null))::int as of,
         (count(*) filter (where d.withdrawn_at is null and d.basis is not null))::int as n, (count(*) filter (where d.withdrawn_at is not null))::int as excluded
       from demands d where d.jurisdiction_id = :jurisdiction and d.asked_at >= $1 and d.asked_at < $2 and d.asker_code = any($3::text[]) group by 1`,
      [from, to, askers],
    )
  ).rows;
