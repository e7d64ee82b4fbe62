import { execute, type Tx } from '#kernel/db.ts';

/** Visits whose problem became one of some cases, by their row. */
export const visitsOfCases = async (tx: Tx, register: string, caseIds: readonly string[]): Promise<{ rowId: string; caseId: string }[]> =>
  (
    await execute<{ rowId: string; caseId: string }>(
      tx,
      `select l.row_id as "rowId", l.target as "caseId" from register_links l
         join registers r on r.jurisdiction_id = :jurisdiction and r.no = l.register and r.code = $2
       where l.jurisdiction_id = :jurisdiction and l.kind = 'case' and l.target = any($1::text[]) order by l.row_id`,
      [caseIds, register],
    )
  ).rows;
