import { execute, type Tx } from '#kernel/db.ts';

/** What some cases were reported with, by case; of those the viewer sees. */
export const textsOf = async (tx: Tx, caseIds: readonly string[]): Promise<Map<string, string>> => {
  if (caseIds.length === 0) return new Map();
  const { rows } = await execute<{ id: string; text: string }>(
    tx,
    'select case_id as id, text from reports where jurisdiction_id = :jurisdiction and case_id = any($1::uuid[]) order by created_at desc, id desc',
    [caseIds],
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
};
