import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

/** A household or person of a plan, as it is stored, with where that is. */
export interface AssignmentRecord {
  readonly id: string;
  readonly planId: string;
  readonly householdId: string | null;
  readonly personId: string | null;
  readonly areaPath: string;
  readonly visitorId: string;
  readonly visitorName: string;
  readonly substituteId: string | null;
  readonly substituteName: string | null;
  readonly substituteUntil: string | null;
  /** Visitor and substitute have it by a post over the area. */
  readonly byPost: boolean;
  readonly leadId: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly strikes: number;
  readonly lastResult: string | null;
  readonly lastAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly room: string | null;
  readonly personName: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly householdEnded: boolean;
}
const columns = `a.id, a.plan_id as "planId", a.household_id as "householdId", a.person_id as "personId", a.area_path::text as "areaPath",
  a.visitor_id as "visitorId", v.name as "visitorName", a.substitute_id as "substituteId", s.name as "substituteName",
  a.substitute_until::text as "substituteUntil", a.by_post as "byPost", a.lead_id as "leadId", a.from_on::text as "fromOn", a.until_on::text as "untilOn", a.strikes,
  a.last_result as "lastResult", a.last_at as "lastAt", a.ended_at as "endedAt", a.end_reason as "endReason", b.name as building, h.unit, h.room,
  p.name as "personName", b.lon, b.lat, h.ended_on is not null as "householdEnded"`;
const source = `visit_assignments a join accounts v on v.id = a.visitor_id left join accounts s on s.id = a.substitute_id
  left join households h on h.jurisdiction_id = :jurisdiction and h.id = a.household_id
  left join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
  left join persons p on p.jurisdiction_id = :jurisdiction and p.id = a.person_id`;
const own = 'a.jurisdiction_id = :jurisdiction';

export interface NewAssignment {
  readonly id: string;
  readonly planId: string;
  readonly householdId: string | null;
  readonly personId: string | null;
  readonly areaPath: string;
  readonly visitorId: string;
  readonly byPost: boolean;
  readonly leadId: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
}
/** Gives households to visitors; those the plan has already are left. Guard: `visit_assignments_once`. @returns how many were given */
export const insertAssignments = async (tx: Tx, jurisdictionId: string, rows: readonly NewAssignment[]): Promise<number> => {
  if (rows.length === 0) return 0;
  const { rows: made } = await execute(
    tx,
    `insert into visit_assignments (jurisdiction_id, id, plan_id, household_id, person_id, area_path, visitor_id, by_post, lead_id, from_on, until_on)
     select $1::uuid, r.id, r."planId", r."householdId", r."personId", r."areaPath"::ltree, r."visitorId", r."byPost", r."leadId", r."fromOn", r."untilOn"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "planId" uuid, "householdId" uuid, "personId" uuid, "areaPath" text, "visitorId" uuid,
       "byPost" boolean, "leadId" uuid, "fromOn" date, "untilOn" date)
     on conflict do nothing returning id`,
    [jurisdictionId, JSON.stringify(rows)],
  );
  return made.length;
};

/** Assignments by id, held in the order of their ids where `lock` says so. */
export const assignmentsByIds = async (tx: Tx, ids: readonly string[], lock = false): Promise<AssignmentRecord[]> => {
  const text = `select ${columns} from ${source} where ${own} and a.id = any($1::uuid[]) order by a.id${lock ? ' for update of a' : ''}`;
  return (await execute<AssignmentRecord>(tx, text, [ids])).rows;
};

/** What an account visits today: as the visitor, or in the place of one. */
export const assignmentsOfVisitor = async (
  tx: Tx,
  accountId: string,
  today: string,
  key: string | null,
  limit: number,
): Promise<AssignmentRecord[]> => {
  const text = `select ${columns} from ${source} where ${own} and a.ended_at is null and a.from_on <= $2::date
      and (a.until_on is null or a.until_on >= $2::date) and (a.visitor_id = $1 or a.substitute_id = $1)
      and ($3::uuid is null or a.household_id = $3 or a.person_id = $3)
    order by a.area_code, b.place, h.place, a.id limit $4`;
  return (await execute<AssignmentRecord>(tx, text, [accountId, today, key, limit])).rows;
};

/** Running assignments of a plan, by area, after one of them. */
export const pageOfAssignments = async (
  tx: Tx,
  planId: string,
  f: { areas: readonly string[] | null; visitorId: string | null },
  after: readonly [areaCode: string, id: string] | null,
  limit: number,
): Promise<AssignmentRecord[]> => {
  const values: unknown[] = [planId, limit];
  const parts = [own, 'a.plan_id = $1', 'a.ended_at is null', withinCodes('a.area_code', f.areas, values)];
  if (f.visitorId !== null) parts.push(`(a.visitor_id = $${values.push(f.visitorId)}::uuid or a.substitute_id = $${values.length})`);
  if (after) parts.push(`(a.area_code, a.id) > ($${values.push(after[0])}, $${values.push(after[1])}::uuid)`);
  const text = `select ${columns} from ${source} where ${parts.join(' and ')} order by a.area_code, a.id limit $2`;
  return (await execute<AssignmentRecord>(tx, text, values)).rows;
};

/** Who visits the households of a plan now, by household. */
export const visitorsOfPlan = async (tx: Tx, planId: string): Promise<Map<string, { id: string; visitorId: string }>> =>
  new Map(
    (
      await execute<{ id: string; householdId: string; visitorId: string }>(
        tx,
        `select a.id, a.household_id as "householdId", a.visitor_id as "visitorId" from visit_assignments a
         where a.jurisdiction_id = :jurisdiction and a.plan_id = $1 and a.ended_at is null and a.household_id is not null`,
        [planId],
      )
    ).rows.map(({ householdId, ...one }) => [householdId, one]),
  );

/** Gives running assignments of a plan to somebody else. @returns how many */
export const moveAssignments = async (
  tx: Tx,
  planId: string,
  which: { ids: readonly string[] | null; visitorId: string | null },
  to: { visitorId: string; until: string | null; byPost: boolean },
): Promise<number> => {
  const set =
    to.until === null
      ? 'visitor_id = $4, substitute_id = null, substitute_until = null, by_post = $5'
      : 'substitute_id = $4, substitute_until = $6::date, by_post = by_post and $5';
  const { rows } = await execute(
    tx,
    `update visit_assignments set ${set} where jurisdiction_id = :jurisdiction and plan_id = $1 and ended_at is null
       and ($2::uuid[] is null or id = any($2::uuid[])) and ($3::uuid is null or visitor_id = $3) returning id`,
    [planId, which.ids, which.visitorId, to.visitorId, to.byPost, ...(to.until === null ? [] : [to.until])],
  );
  return rows.length;
};
/** Lets running assignments of a plan run to a day, or ends them. @returns how many */
export const runAssignments = async (
  tx: Tx,
  planId: string,
  ids: readonly string[],
  to: { until: string | null } | { endedAt: Date; reason: string },
): Promise<number> => {
  const [set, values] =
    'until' in to ? ['until_on = $3::date', [to.until]] : ['ended_at = $3::timestamptz, end_reason = $4', [to.endedAt, to.reason]];
  const { rows } = await execute(
    tx,
    `update visit_assignments set ${set} where jurisdiction_id = :jurisdiction and plan_id = $1 and ended_at is null and id = any($2::uuid[]) returning id`,
    [planId, ids, ...values],
  );
  return rows.length;
};
/** Why assignments end whose household has moved. */
export const movedAway = '已搬走';

/** Ends every running assignment of a household, or of a person. @returns the areas they lay in */
export const endAssignmentsOf = async (
  tx: Tx,
  of: { householdId: string } | { personId: string },
  at: Date,
  reason: string,
): Promise<string[]> => {
  const [column, value] = 'householdId' in of ? ['household_id', of.householdId] : ['person_id', of.personId];
  const { rows } = await execute<{ path: string }>(
    tx,
    `update visit_assignments set ended_at = $2, end_reason = $3 where jurisdiction_id = :jurisdiction and ${column} = $1 and ended_at is null
     returning area_path::text as path`,
    [value, at, reason],
  );
  return rows.map(({ path }) => path);
};

/**
 * Ends what rests on a consent of somebody: running assignments to them or their household, in plans that ask for consent to that purpose; null: to any.
 * @returns the areas they lay in
 */
export const endConsented = async (tx: Tx, personId: string, purpose: string | null, at: Date): Promise<string[]> => {
  const { rows } = await execute<{ path: string }>(
    tx,
    `update visit_assignments a set ended_at = $3, end_reason = '撤回同意'
     from visit_plans p join visit_plan_versions v on v.jurisdiction_id = :jurisdiction and v.plan_id = p.id and v.version = p.version
     where a.jurisdiction_id = :jurisdiction and p.jurisdiction_id = :jurisdiction and p.id = a.plan_id and a.ended_at is null
       and jsonb_typeof(v.content->'consent') = 'object' and ($2::text is null or v.content->'consent'->>'purpose' = $2)
       and (a.person_id = $1 or a.household_id in (select m.household_id from household_members m
         where m.jurisdiction_id = :jurisdiction and m.person_id = $1 and m.until is null))
     returning a.area_path::text as path`,
    [personId, purpose, at],
  );
  return rows.map(({ path }) => path);
};

/** Notes on held assignments what a visit came to. */
export const noteResult = async (tx: Tx, ids: readonly string[], result: string, at: Date, strikes: number): Promise<void> => {
  await execute(
    tx,
    `update visit_assignments set last_result = $2, last_at = $3, strikes = $4
     where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and (last_at is null or last_at <= $3)`,
    [ids, result, at, strikes],
  );
};

/** Windows that were reached, by assignment, since a moment. */
export const keysDone = async (tx: Tx, ids: readonly string[], since: Date): Promise<Map<string, Set<string>>> => {
  const { rows } = await execute<{ id: string; key: string }>(
    tx,
    `select s.assignment_id as id, s.due_key as key from visit_served s
     where s.jurisdiction_id = :jurisdiction and s.assignment_id = any($1::uuid[]) and s.acted_at >= $2 and s.counts and s.due_key is not null`,
    [ids, since],
  );
  const found = new Map<string, Set<string>>();
  for (const { id, key } of rows) found.set(id, (found.get(id) ?? new Set()).add(key));
  return found;
};

/** Moves assignments of households along with their buildings, where areas have changed. */
export const followBuildings = async (tx: Tx): Promise<void> => {
  await execute(
    tx,
    `update visit_assignments a set area_path = b.area_path
     from households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
     where a.jurisdiction_id = :jurisdiction and h.jurisdiction_id = :jurisdiction and h.id = a.household_id and a.ended_at is null
       and a.area_path <> b.area_path`,
  );
};

/** Hangs what is about a person on another one. @returns ids of what moved */
export const movePerson = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const moved: string[] = [];
  for (const table of ['visit_assignments', 'visits', 'visit_follow_ups'] as const) {
    const { rows } = await execute<{ id: string }>(
      tx,
      `update ${table} set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id`,
      [from, to],
    );
    moved.push(...rows.map(({ id }) => id));
  }
  return moved;
};
export const movePersonBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  for (const table of ['visit_assignments', 'visits', 'visit_follow_ups'] as const)
    await execute(
      tx,
      `update ${table} set person_id = $3 where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and person_id = $2`,
      [ids, from, to],
    );
};
/** Plans by which persons are or were visited themselves. */
export const tiesOfPersons = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ personId: string; at: string; path: string; current: boolean; until: string | null }[]> =>
  (
    await execute<{ personId: string; at: string; path: string; current: boolean; until: string | null }>(
      tx,
      `select a.person_id as "personId", p.title as at, a.area_path::text as path, a.ended_at is null as current,
         (a.ended_at at time zone 'Asia/Shanghai')::date::text as until
       from visit_assignments a join visit_plans p on p.jurisdiction_id = :jurisdiction and p.id = a.plan_id
       where a.jurisdiction_id = :jurisdiction and a.person_id = any($1::uuid[])`,
      [ids],
    )
  ).rows;
