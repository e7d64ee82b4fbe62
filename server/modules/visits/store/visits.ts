import { execute, type Tx } from '#kernel/db.ts';

/** A visit as it is stored. */
export interface VisitRecord {
  readonly id: string;
  readonly householdId: string | null;
  readonly personId: string | null;
  readonly areaPath: string;
  readonly accountId: string;
  readonly leads: readonly string[];
  readonly result: string;
  readonly minutes: number | null;
  readonly actedAt: Date;
  readonly receivedAt: Date;
  readonly sealed: Buffer | null;
  readonly keyVersion: number | null;
}
export const insertVisit = async (tx: Tx, v: VisitRecord): Promise<void> => {
  await execute(
    tx,
    `insert into visits (jurisdiction_id, id, household_id, person_id, area_path, account_id, leads, result, minutes, acted_at, received_at, sealed, key_version)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6::uuid[], $7, $8, $9, $10, $11, $12)`,
    [
      v.id,
      v.householdId,
      v.personId,
      v.areaPath,
      v.accountId,
      v.leads,
      v.result,
      v.minutes,
      v.actedAt,
      v.receivedAt,
      v.sealed,
      v.keyVersion,
    ],
  );
};

export interface Served {
  readonly assignmentId: string;
  readonly planId: string;
  readonly areaCode: string;
  readonly dueKey: string | null;
  readonly counts: boolean;
}
export const insertServed = async (tx: Tx, jurisdictionId: string, visitId: string, at: Date, served: readonly Served[]): Promise<void> => {
  await execute(
    tx,
    `insert into visit_served (jurisdiction_id, visit_id, assignment_id, plan_id, area_code, due_key, counts, acted_at)
     select $1::uuid, $2::uuid, r."assignmentId", r."planId", r."areaCode", r."dueKey", r.counts, $3::timestamptz
     from jsonb_to_recordset($4::jsonb) as r ("assignmentId" uuid, "planId" uuid, "areaCode" text, "dueKey" text, counts boolean)
     returning visit_id`,
    [jurisdictionId, visitId, at, JSON.stringify(served)],
  );
};
export const insertWish = async (
  tx: Tx,
  w: { id: string; visitId: string; caseId: string | null; rowId: string | null; at: Date },
): Promise<void> => {
  await execute(
    tx,
    'insert into visit_wishes (jurisdiction_id, id, visit_id, case_id, row_id, at) values (:jurisdiction, $1, $2, $3, $4, $5)',
    [w.id, w.visitId, w.caseId, w.rowId, w.at],
  );
};
export const wishesOf = async (
  tx: Tx,
  visitId: string,
): Promise<{ caseId: string | null; number: string | null; rowId: string | null }[]> =>
  (
    await execute<{ caseId: string | null; number: string | null; rowId: string | null }>(
      tx,
      `select w.case_id as "caseId", c.number, w.row_id as "rowId" from visit_wishes w
         left join cases c on c.jurisdiction_id = :jurisdiction and c.id = w.case_id
       where w.jurisdiction_id = :jurisdiction and w.visit_id = $1 order by w.id`,
      [visitId],
    )
  ).rows;
export const visitOfCaseRow = async (tx: Tx, caseId: string): Promise<{ visitId: string; at: Date } | null> =>
  (
    await execute<{ visitId: string; at: Date }>(
      tx,
      'select w.visit_id as "visitId", w.at from visit_wishes w where w.jurisdiction_id = :jurisdiction and w.case_id = $1 limit 1',
      [caseId],
    )
  ).rows[0] ?? null;

const columns = `v.id, v.household_id as "householdId", v.person_id as "personId", v.area_path::text as "areaPath", v.account_id as "accountId", v.leads,
  v.result, v.minutes, v.acted_at as "actedAt", v.received_at as "receivedAt", v.sealed, v.key_version as "keyVersion"`;
/** A visit as lists show it. */
export interface VisitListed extends VisitRecord {
  readonly visitor: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly room: string | null;
  readonly personName: string | null;
  readonly plans: readonly string[];
  readonly wishes: number;
}
const listed = `${columns}, u.name as visitor, b.name as building, h.unit, h.room, p.name as "personName",
  array(select q.title from visit_served s join visit_plans q on q.jurisdiction_id = :jurisdiction and q.id = s.plan_id
    where s.jurisdiction_id = :jurisdiction and s.visit_id = v.id order by q.title) as plans,
  (select count(*)::int from visit_wishes w where w.jurisdiction_id = :jurisdiction and w.visit_id = v.id) as wishes`;
const source = `visits v join accounts u on u.id = v.account_id left join households h on h.jurisdiction_id = :jurisdiction and h.id = v.household_id
  left join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
  left join persons p on p.jurisdiction_id = :jurisdiction and p.id = v.person_id`;

/** Visits of an account, or of a plan, newest first before an id. */
export const pageOfVisits = async (
  tx: Tx,
  of: { accountId: string } | { planId: string },
  before: string | null,
  limit: number,
): Promise<VisitListed[]> => {
  const values: unknown[] = ['planId' in of ? of.planId : of.accountId, limit];
  const behind = (column: string): string => (before === null ? '' : `and ${column} < $${values.push(before)}::uuid`);
  const text =
    'planId' in of
      ? `select ${listed} from visit_served t join ${source.replace('visits v', 'visits v on v.jurisdiction_id = :jurisdiction and v.id = t.visit_id')}
         where t.jurisdiction_id = :jurisdiction and t.plan_id = $1 ${behind('t.visit_id')} order by t.visit_id desc limit $2`
      : `select ${listed} from ${source} where v.jurisdiction_id = :jurisdiction and v.account_id = $1 ${behind('v.id')} order by v.id desc limit $2`;
  return (await execute<VisitListed>(tx, text, values)).rows;
};
export const findVisit = async (tx: Tx, id: string): Promise<VisitListed | null> =>
  (await execute<VisitListed>(tx, `select ${listed} from ${source} where v.jurisdiction_id = :jurisdiction and v.id = $1`, [id])).rows[0] ??
  null;

/** Visits whose answers are sealed with older keys. */
export const olderVisits = async (tx: Tx, version: number, limit: number): Promise<VisitRecord[]> =>
  (
    await execute<VisitRecord>(
      tx,
      `select ${columns} from visits v where v.jurisdiction_id = :jurisdiction and v.key_version < $1 order by v.key_version, v.id limit $2`,
      [version, limit],
    )
  ).rows;
export const putSealed = async (tx: Tx, id: string, sealed: Buffer | null, keyVersion: number | null): Promise<void> => {
  await execute(tx, 'update visits set sealed = $2, key_version = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    sealed,
    keyVersion,
  ]);
};
/** Empties answers that arrived before a moment, some at a time. @returns how many */
export const eraseAnswers = async (tx: Tx, before: Date, most: number): Promise<number> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    'select v.id from visits v where v.jurisdiction_id = :jurisdiction and v.sealed is not null and v.received_at < $1 order by v.received_at limit $2',
    [before, most],
  );
  if (rows.length > 0)
    await execute(
      tx,
      'update visits set sealed = null, key_version = null where jurisdiction_id = :jurisdiction and id = any($1::uuid[])',
      [rows.map(({ id }) => id)],
    );
  return rows.length;
};
/** Visits to a person, or to the household the person belongs to. */
export const visitsOfPerson = async (tx: Tx, personId: string): Promise<VisitRecord[]> =>
  (
    await execute<VisitRecord>(
      tx,
      `select ${columns} from visits v where v.jurisdiction_id = :jurisdiction and v.person_id = $1 order by v.id limit 1000`,
      [personId],
    )
  ).rows;

export const insertLook = async (
  tx: Tx,
  look: {
    id: string;
    assignmentId: string | null;
    visitId: string | null;
    householdId: string | null;
    personId: string | null;
    accountId: string;
    reason: string;
    at: Date;
  },
): Promise<void> => {
  await execute(
    tx,
    `insert into visit_looks (jurisdiction_id, id, assignment_id, visit_id, household_id, person_id, account_id, reason, at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [look.id, look.assignmentId, look.visitId, look.householdId, look.personId, look.accountId, look.reason, look.at],
  );
};

/** Tells those who listen that plans were served. */
export const announceVisits = async (tx: Tx, events: readonly { id: string; subject: string; payload: object }[]): Promise<void> => {
  const values = events.map((_, i) => `($${i * 3 + 1}, :jurisdiction, 'visits.visited', $${i * 3 + 2}, $${i * 3 + 3})`);
  await execute(
    tx,
    `insert into outbox (id, jurisdiction_id, topic, subject, payload) values ${values.join(', ')}`,
    events.flatMap(({ id, subject, payload }) => [id, subject, JSON.stringify(payload)]),
  );
};
