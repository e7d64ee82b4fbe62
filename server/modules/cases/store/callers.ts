import { execute, type Tx } from '#kernel/db.ts';

/** Notes which known person a report was written down for. */
export const insertCaller = async (tx: Tx, jurisdictionId: string, reportId: string, caseId: string, personId: string): Promise<void> => {
  await execute(tx, 'insert into case_callers (jurisdiction_id, report_id, case_id, person_id) values ($1, $2, $3, $4)', [
    jurisdictionId,
    reportId,
    caseId,
    personId,
  ]);
};

/** The known person a case was opened for; null: nobody known. */
export const callerOf = async (tx: Tx, caseId: string): Promise<string | null> => {
  const text =
    'select person_id as "personId" from case_callers where jurisdiction_id = :jurisdiction and case_id = $1 order by report_id limit 1';
  return (await execute<{ personId: string }>(tx, text, [caseId])).rows[0]?.personId ?? null;
};

/** Whether persons still have a case open for which they called, and the last day on which one was closed. */
export const callsOf = async (tx: Tx, personIds: readonly string[]): Promise<{ personId: string; open: boolean; until: string | null }[]> =>
  (
    await execute<{ personId: string; open: boolean; until: string | null }>(
      tx,
      `select k.person_id as "personId", bool_or(c.closed_at is null) as open, (max(c.closed_at) at time zone 'Asia/Shanghai')::date::text as until
       from case_callers k join cases c on c.jurisdiction_id = :jurisdiction and c.id = k.case_id
       where k.jurisdiction_id = :jurisdiction and k.person_id = any($1) group by k.person_id`,
      [personIds],
    )
  ).rows;

/** Hangs the calls of one person on another. @returns ids of the reports */
export const moveCalls = async (tx: Tx, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'update case_callers set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning report_id as id',
      [from, to],
    )
  ).rows.map(({ id }) => id);

/** Hangs them back on whom they hung. */
export const moveCallsBack = async (tx: Tx, reportIds: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update case_callers set person_id = $3 where jurisdiction_id = :jurisdiction and person_id = $2 and report_id = any($1)',
    [reportIds, from, to],
  );
};
