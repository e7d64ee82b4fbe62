import { execute, type Tx } from '#kernel/db.ts';
import { type CaseRecord, recordColumns } from './cases.ts';

/** Cases by key, for walking through all of them. */
export const casesAfter = async (tx: Tx, after: string | null, limit: number): Promise<CaseRecord[]> => {
  const { rows } = await execute<CaseRecord>(
    tx,
    `select ${recordColumns} from cases c where c.jurisdiction_id = :jurisdiction and ($1::uuid is null or c.id > $1) order by c.id limit $2`,
    [after, limit],
  );
  return rows;
};

export const countAll = async (tx: Tx): Promise<number> =>
  (await execute<{ n: number }>(tx, 'select count(*)::int as n from cases where jurisdiction_id = :jurisdiction')).rows[0]?.n ?? 0;

/** Events whose case is gone. */
export const orphanedEvents = async (tx: Tx): Promise<{ caseId: string; count: number }[]> => {
  const { rows } = await execute<{ caseId: string; count: number }>(
    tx,
    `select e.case_id as "caseId", count(*)::int as count from case_events e
     where e.jurisdiction_id = :jurisdiction and not exists (select 1 from cases c where c.jurisdiction_id = :jurisdiction and c.id = e.case_id) group by 1 limit 1000`,
  );
  return rows;
};

/** Makes the event partitions of this month and the next `ahead`. */
export const prepareMonths = async (tx: Tx, ahead: number): Promise<void> => {
  await execute(tx, 'select linli.prepare_months($1)', [ahead]);
};
