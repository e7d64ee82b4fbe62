import type { AssignmentState } from '#contract/whistles/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A sub-task as it is stored. */
export interface AssignmentRecord {
  readonly id: string;
  readonly whistleId: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly byPath: string | null;
  readonly byOrganisationId: string | null;
  readonly byName: string;
  readonly assignedBy: string;
  readonly assignedAt: Date;
  readonly dueAt: Date;
  readonly yellowAt: Date;
  readonly told: 'soon' | 'overdue' | null;
  readonly state: AssignmentState;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly words: string | null;
}
const columns = `a.id, a.whistle_id as "whistleId", a.case_id as "caseId", a.case_number as "caseNumber", a.organisation_id as "organisationId",
  a.organisation_name as "organisationName", a.title, a.by_path::text as "byPath", a.by_organisation_id as "byOrganisationId", a.by_name as "byName",
  a.assigned_by as "assignedBy", a.assigned_at as "assignedAt", a.due_at as "dueAt", a.yellow_at as "yellowAt", a.told, a.state,
  a.accepted_at as "acceptedAt", a.ended_at as "endedAt", a.words`;

export type NewAssignment = Omit<AssignmentRecord, 'told' | 'state' | 'acceptedAt' | 'endedAt' | 'words'>;
export const insertAssignment = async (tx: Tx, a: NewAssignment): Promise<void> => {
  await execute(
    tx,
    `insert into assignments (jurisdiction_id, id, whistle_id, case_id, case_number, organisation_id, organisation_name, title, by_path,
       by_organisation_id, by_name, assigned_by, assigned_at, due_at, yellow_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8::ltree, $9, $10, $11, $12, $13, $14)`,
    [
      a.id,
      a.whistleId,
      a.caseId,
      a.caseNumber,
      a.organisationId,
      a.organisationName,
      a.title,
      a.byPath,
      a.byOrganisationId,
      a.byName,
      a.assignedBy,
      a.assignedAt,
      a.dueAt,
      a.yellowAt,
    ],
  );
};

export const findAssignment = async (tx: Tx, id: string, lock = false): Promise<AssignmentRecord | null> => {
  const { rows } = await execute<AssignmentRecord>(
    tx,
    `select ${columns} from assignments a where a.jurisdiction_id = :jurisdiction and a.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};

/** Of a whistle, of a case, or of these organisations; newest first, before an id. */
export const pageOfAssignments = async (
  tx: Tx,
  of: { whistleId: string } | { caseId: string } | { organisations: readonly string[] },
  states: readonly string[] | null,
  before: string | null,
  limit: number,
): Promise<AssignmentRecord[]> => {
  const [column, value] =
    'whistleId' in of
      ? ['a.whistle_id = $1::uuid', of.whistleId]
      : 'caseId' in of
        ? ['a.case_id = $1::uuid', of.caseId]
        : ['a.organisation_id = any($1::uuid[])', of.organisations];
  const { rows } = await execute<AssignmentRecord>(
    tx,
    `select ${columns} from assignments a where a.jurisdiction_id = :jurisdiction and ${column} and ($2::text[] is null or a.state = any($2))
       and ($3::uuid is null or a.id < $3) order by a.id desc limit $4`,
    [value, states, before, limit],
  );
  return rows;
};

/** Sub-tasks that wait for these organisations, most pressing first. */
export const assignmentsDue = async (tx: Tx, organisations: readonly string[], limit: number): Promise<AssignmentRecord[]> => {
  const { rows } = await execute<AssignmentRecord>(
    tx,
    `select ${columns} from assignments a where a.jurisdiction_id = :jurisdiction and a.organisation_id = any($1::uuid[]) and a.ended_at is null
     order by a.due_at, a.id limit $2`,
    [organisations, limit],
  );
  return rows;
};

export const changeAssignment = async (
  tx: Tx,
  id: string,
  to: { state: AssignmentState; acceptedAt: Date | null; endedAt: Date | null; endedBy: string | null; words: string | null },
): Promise<void> => {
  await execute(
    tx,
    `update assignments set state = $2, accepted_at = $3, ended_at = $4, ended_by = $5, words = $6 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, to.state, to.acceptedAt, to.endedAt, to.endedBy, to.words],
  );
};

/** Sub-tasks whose clock has become yellow or red and of which nobody has been told so. */
export const assignmentsToTell = async (tx: Tx, now: Date, limit: number): Promise<AssignmentRecord[]> => {
  const { rows } = await execute<AssignmentRecord>(
    tx,
    `select ${columns} from assignments a where a.jurisdiction_id = :jurisdiction and a.ended_at is null
       and ((a.due_at < $1 and a.told is distinct from 'overdue') or (a.yellow_at < $1 and a.told is null)) order by a.due_at, a.id limit $2
     for update skip locked`,
    [now, limit],
  );
  return rows;
};

export const setAssignmentTold = async (tx: Tx, id: string, told: 'soon' | 'overdue'): Promise<void> => {
  await execute(tx, 'update assignments set told = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, told]);
};

/** Cancels what is open of a whistle that has been withdrawn. */
export const cancelOpen = async (tx: Tx, whistleId: string, by: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update assignments set state = 'cancelled', ended_at = $3, ended_by = $2 where jurisdiction_id = :jurisdiction and whistle_id = $1 and ended_at is null`,
    [whistleId, by, at],
  );
};
