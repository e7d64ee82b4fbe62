import { execute, type Tx } from '#kernel/db.ts';

/** What the log has of some call-backs, each named by its case and number. */
export const callBackRatings = async (
  tx: Tx,
  at: readonly { caseId: string; seq: number }[],
): Promise<{ caseId: string; seq: number; data: Readonly<Record<string, unknown>> }[]> => {
  const { rows } = await execute<{ caseId: string; seq: number; data: Record<string, unknown> }>(
    tx,
    `select e.case_id as "caseId", e.seq, e.data from case_events e
     where e.jurisdiction_id = :jurisdiction and e.case_id = any($1::uuid[]) and e.seq = any($2::int[]) and e.action = 'call_back'`,
    [[...new Set(at.map(({ caseId }) => caseId))], [...new Set(at.map(({ seq }) => seq))]],
  );
  const wanted = new Set(at.map(({ caseId, seq }) => `${caseId} ${seq}`));
  return rows.filter(({ caseId, seq }) => wanted.has(`${caseId} ${seq}`));
};

/** How often a case was called back without being answered, solved and satisfying. */
export const unhappyCallBacks = async (tx: Tx, caseId: string): Promise<number> => {
  const { rows } = await execute<{ count: number }>(
    tx,
    `select count(*)::int as count from case_events e
     where e.jurisdiction_id = :jurisdiction and e.case_id = $1 and e.action = 'call_back' and e.data -> 'rating' is not null
       and not (e.data @> '{"rating": {"answered": true, "solved": true, "satisfied": true}}')`,
    [caseId],
  );
  return rows[0]?.count ?? 0;
};

/** Of some cases those whose reporter can be called: somebody with an account who is not anonymous, or a caller who left a number. */
export const reachableAmong = async (tx: Tx, caseIds: readonly string[]): Promise<Set<string>> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select r.case_id as id from reports r where r.jurisdiction_id = :jurisdiction and r.case_id = any($1::uuid[]) and not r.anonymous
       and (r.reporter_id is not null or r.caller_phone is not null)`,
    [caseIds],
  );
  return new Set(rows.map(({ id }) => id));
};

/** Who reported some cases, where not anonymously: an account, or the number a caller left. */
export const reportersAmong = async (
  tx: Tx,
  caseIds: readonly string[],
): Promise<{ caseId: string; reporterId: string | null; callerPhone: string | null }[]> =>
  (
    await execute<{ caseId: string; reporterId: string | null; callerPhone: string | null }>(
      tx,
      `select r.case_id as "caseId", r.reporter_id as "reporterId", r.caller_phone as "callerPhone" from reports r
       where r.jurisdiction_id = :jurisdiction and r.case_id = any($1::uuid[]) and not r.anonymous`,
      [caseIds],
    )
  ).rows;

/** Ids, in order, of the cases of an area and below that were closed in a period and are still closed. */
export const closedBetween = async (tx: Tx, areaCode: string, from: Date, to: Date, most: number): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select c.id from cases c where c.jurisdiction_id = :jurisdiction and c.state = 'closed' and c.state_since >= $1 and c.state_since < $2
       and c.area_code >= $3 and c.area_code < $4 order by c.id limit $5`,
    [from, to, areaCode, `${areaCode}~`, most],
  );
  return rows.map(({ id }) => id);
};

/** Who closed some cases, who had answered them, and for whom. */
export interface Closing {
  readonly caseId: string;
  readonly areaCode: string;
  readonly handlerOrgId: string | null;
  readonly answeredBy: string | null;
  readonly closedBy: string | null;
  readonly closedAt: Date;
}
export const closingsOf = async (tx: Tx, caseIds: readonly string[]): Promise<Closing[]> =>
  (
    await execute<Closing>(
      tx,
      `select c.id as "caseId", c.area_code as "areaCode", c.handler_org_id as "handlerOrgId", c.answered_by as "answeredBy",
         e.actor_id as "closedBy", c.state_since as "closedAt"
       from cases c join case_events e on e.jurisdiction_id = :jurisdiction and e.case_id = c.id and e.action = 'close' and e.at = c.state_since
       where c.jurisdiction_id = :jurisdiction and c.id = any($1::uuid[]) order by c.id`,
      [caseIds],
    )
  ).rows;

/** Of some cases when they were answered and what was due then, answer by answer. */
export const answersInTime = async (
  tx: Tx,
  caseIds: readonly string[],
): Promise<{ caseId: string; seq: number; at: Date; onTime: boolean | null }[]> => {
  const { rows } = await execute<{ caseId: string; seq: number; action: string; at: Date; due: string | null }>(
    tx,
    `select e.case_id as "caseId", e.seq, e.action, e.at, e.basis ->> 'dueAt' as due from case_events e
     where e.jurisdiction_id = :jurisdiction and e.case_id = any($1::uuid[]) order by e.case_id, e.seq`,
    [caseIds],
  );
  return [...Map.groupBy(rows, ({ caseId }) => caseId)].flatMap(([caseId, events]) => {
    let due: string | null = null;
    return events.flatMap((e) => {
      const answered = e.action === 'answer' ? [{ caseId, seq: e.seq, at: e.at, onTime: due === null ? null : e.at <= new Date(due) }] : [];
      due = e.due ?? due;
      return answered;
    });
  });
};
