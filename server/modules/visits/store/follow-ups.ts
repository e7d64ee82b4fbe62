import type { FollowUpKind } from '#contract/visits/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

/** What must be done after a visit, as it is stored, with where. */
export interface FollowUpRecord {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly visitId: string;
  readonly assignmentId: string;
  readonly householdId: string | null;
  readonly personId: string | null;
  readonly areaPath: string;
  readonly visitorId: string;
  readonly leadId: string;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly settledAt: Date | null;
  readonly plan: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly room: string | null;
  readonly personName: string | null;
}
const columns = `f.id, f.kind, f.visit_id as "visitId", f.assignment_id as "assignmentId", f.household_id as "householdId", f.person_id as "personId",
  f.area_path::text as "areaPath", f.visitor_id as "visitorId", f.lead_id as "leadId", f.opened_at as "openedAt", f.due_at as "dueAt",
  f.settled_at as "settledAt", q.title as plan, b.name as building, h.unit, h.room, p.name as "personName"`;
const source = `visit_follow_ups f left join visit_assignments a on a.jurisdiction_id = :jurisdiction and a.id = f.assignment_id
  left join visit_plans q on q.jurisdiction_id = :jurisdiction and q.id = a.plan_id
  left join households h on h.jurisdiction_id = :jurisdiction and h.id = f.household_id
  left join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
  left join persons p on p.jurisdiction_id = :jurisdiction and p.id = f.person_id`;

/** Opens one, unless the same is open for that household already. Guard: `visit_follow_ups_open`. @returns whether it was opened */
export const openFollowUp = async (
  tx: Tx,
  f: Omit<FollowUpRecord, 'settledAt' | 'plan' | 'building' | 'unit' | 'room' | 'personName'>,
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into visit_follow_ups (jurisdiction_id, id, kind, visit_id, assignment_id, household_id, person_id, area_path, visitor_id, lead_id, opened_at, due_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::ltree, $8, $9, $10, $11) on conflict do nothing returning id`,
    [f.id, f.kind, f.visitId, f.assignmentId, f.householdId, f.personId, f.areaPath, f.visitorId, f.leadId, f.openedAt, f.dueAt],
  );
  return rows.length > 0;
};
export const findFollowUp = async (tx: Tx, id: string, lock = false): Promise<FollowUpRecord | null> => {
  const text = `select ${columns} from ${source} where f.jurisdiction_id = :jurisdiction and f.id = $1${lock ? ' for update of f' : ''}`;
  return (await execute<FollowUpRecord>(tx, text, [id])).rows[0] ?? null;
};
/** Open ones: an account's own as visitor or lead, and households said to have moved in some areas; what is due first, after one of them. */
export const openFollowUps = async (
  tx: Tx,
  accountId: string,
  movedIn: readonly string[],
  after: readonly [dueAt: string, id: string] | null,
  limit: number,
): Promise<FollowUpRecord[]> => {
  const values: unknown[] = [accountId, limit];
  const moved = movedIn.length > 0 ? `or (f.kind = 'moved' and ${withinCodes('f.area_code', movedIn, values)})` : '';
  const behind = after ? `and (f.due_at, f.id) > ($${values.push(after[0])}::timestamptz, $${values.push(after[1])}::uuid)` : '';
  const text = `select ${columns} from ${source} where f.jurisdiction_id = :jurisdiction and f.settled_at is null
    and ((f.kind <> 'moved' and (f.visitor_id = $1 or f.lead_id = $1)) ${moved}) ${behind} order by f.due_at, f.id limit $2`;
  return (await execute<FollowUpRecord>(tx, text, values)).rows;
};
export const settleFollowUpRow = async (tx: Tx, id: string, by: { at: Date; actorId: string | null }, outcome: string): Promise<void> => {
  await execute(
    tx,
    'update visit_follow_ups set settled_at = $2, settled_by = $3, outcome = $4 where jurisdiction_id = :jurisdiction and id = $1',
    [id, by.at, by.actorId, outcome],
  );
};
/** Settles what is open about a household because it was reached. */
export const settleReached = async (
  tx: Tx,
  of: { householdId: string | null; personId: string | null },
  by: { at: Date; actorId: string | null },
): Promise<void> => {
  await execute(
    tx,
    `update visit_follow_ups set settled_at = $3, settled_by = $4, outcome = 'met'
     where jurisdiction_id = :jurisdiction and kind = 'reach' and settled_at is null and coalesce(household_id, person_id) = coalesce($1::uuid, $2::uuid)`,
    [of.householdId, of.personId, by.at, by.actorId],
  );
};
