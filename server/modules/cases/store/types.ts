import { execute, type Tx } from '#kernel/db.ts';

/** Cases that are not archived yet by type; null: of all types. */
export const countRunning = async (
  tx: Tx,
  jurisdictionId: string,
  kinds: readonly string[] | null,
): Promise<{ kind: string; cases: number }[]> => {
  const { rows } = await execute<{ kind: string; cases: number }>(
    tx,
    `select kind, count(*)::int as cases from cases
     where jurisdiction_id = $1 and state <> 'archived' and ($2::text[] is null or kind = any($2)) group by kind order by kind`,
    [jurisdictionId, kinds],
  );
  return rows;
};

/** Published versions of the types, for a walk through many cases. */
export const typeVersions = async (tx: Tx, jurisdictionId: string): Promise<number[]> => {
  const { rows } = await execute<{ version: number }>(
    tx,
    `select version from definitions where jurisdiction_id = $1 and kind = 'cases.types' order by version`,
    [jurisdictionId],
  );
  return rows.map(({ version }) => version);
};
