import { execute, type Tx } from '#kernel/db.ts';
import type { CountedCase, CountedEvent } from '../domain/counted.ts';

/** Cases as the figures count them. */
export const countedCases = async (tx: Tx, ids: readonly string[]): Promise<(CountedCase & { eventCount: number })[]> =>
  (
    await execute<CountedCase & { eventCount: number }>(
      tx,
      `select id, area_code as "areaCode", created_at as "createdAt", state, category_code as "categoryCode", handler_org_id as "handlerOrgId",
         answered_by is not null as "hasAnswer", answered, solved, satisfied, return_count as "returnCount", rework_count as "reworkCount",
         reopen_count as "reopenCount", closed_at as "closedAt", event_count as "eventCount"
       from cases where jurisdiction_id = :jurisdiction and id = any($1::uuid[])`,
      [ids],
    )
  ).rows;

/** What the figures count of the logs of cases, case by case in order. */
export const countedEvents = async (tx: Tx, ids: readonly string[]): Promise<Map<string, CountedEvent[]>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<CountedEvent & { caseId: string }>(
    tx,
    `select case_id as "caseId", action, from_state as "from", to_state as "to", organisation_id as "organisationId", at
     from case_events where jurisdiction_id = :jurisdiction and case_id = any($1::uuid[]) order by case_id, seq`,
    [ids],
  );
  return Map.groupBy(rows, ({ caseId }) => caseId);
};

/** Ids of cases after one, in order of arrival. */
export const casesAfter = async (tx: Tx, id: string, most: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(tx, 'select id from cases where jurisdiction_id = :jurisdiction and id > $1 order by id limit $2', [
      id,
      most,
    ])
  ).rows.map((row) => row.id);
