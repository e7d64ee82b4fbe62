import type { Objection } from '#contract/objections/api.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { pageOfRequests, type RequestFilter } from '#kernel/requests.ts';

export interface ObjectionRow {
  readonly id: string;
  readonly caseId: string;
  readonly organisationId: string;
  readonly n: number;
  readonly basis: string;
  readonly proposedId: string | null;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly dueAt: Date;
  readonly areaCode: string;
  readonly waitsFor: string;
  readonly final: boolean;
  readonly state: Objection['state'];
  readonly namedId: string | null;
  readonly decidedBy: string | null;
  readonly decision: string | null;
  readonly endedAt: Date | null;
  readonly ruleId: string | null;
}
export type ListedObjection = ObjectionRow & { readonly number: string; readonly title: string; readonly categoryCode: string | null };
export type NewObjection = Omit<ObjectionRow, 'state' | 'namedId' | 'decidedBy' | 'decision' | 'endedAt' | 'ruleId'>;

const own = 'x.jurisdiction_id = :jurisdiction';
const columns = `x.id, x.case_id as "caseId", x.organisation_id as "organisationId", x.n, x.basis, x.proposed_id as "proposedId",
  x.raised_by as "raisedBy", x.raised_at as "raisedAt", x.due_at as "dueAt", x.area_code as "areaCode", x.waits_for as "waitsFor", x.final,
  x.state, x.named_id as "namedId", x.decided_by as "decidedBy", x.decision, x.ended_at as "endedAt", x.rule_id as "ruleId"`;
const listed = `select ${columns}, c.number, c.title, c.category_code as "categoryCode" from objections x
  join cases c on c.jurisdiction_id = :jurisdiction and c.id = x.case_id`;

/** @returns false when one of that case is open. Guard: index `objections_once`. */
export const insertObjection = async (tx: Tx, x: NewObjection): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into objections (jurisdiction_id, id, case_id, organisation_id, n, basis, proposed_id, raised_by, raised_at, due_at, area_code, waits_for, final)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (jurisdiction_id, case_id) where state = 'open' do nothing returning id`,
    [x.id, x.caseId, x.organisationId, x.n, x.basis, x.proposedId, x.raisedBy, x.raisedAt, x.dueAt, x.areaCode, x.waitsFor, x.final],
  );
  return rows.length > 0;
};

export const lockObjection = async (tx: Tx, id: string): Promise<ObjectionRow | null> =>
  (await execute<ObjectionRow>(tx, `select ${columns} from objections x where ${own} and x.id = $1 for update`, [id])).rows[0] ?? null;

export const listedObjection = async (tx: Tx, id: string): Promise<ListedObjection | null> =>
  (await execute<ListedObjection>(tx, `${listed} where ${own} and x.id = $1`, [id])).rows[0] ?? null;

/** Objections of a case, oldest first. */
export const objectionsOf = async (tx: Tx, caseId: string): Promise<ListedObjection[]> =>
  (await execute<ListedObjection>(tx, `${listed} where ${own} and x.case_id = $1 order by x.id`, [caseId])).rows;

export const endObjection = async (
  tx: Tx,
  id: string,
  end: { state: Exclude<Objection['state'], 'open'>; at: Date; decidedBy?: string; decision?: string; namedId?: string | null },
): Promise<void> => {
  await execute(
    tx,
    `update objections x set state = $2, ended_at = $3, decided_by = $4, decision = $5, named_id = $6 where ${own} and x.id = $1`,
    [id, end.state, end.at, end.decidedBy ?? null, end.decision ?? null, end.namedId ?? null],
  );
};

export const noteRule = async (tx: Tx, id: string, ruleId: string): Promise<void> => {
  await execute(tx, `update objections x set rule_id = $2 where ${own} and x.id = $1`, [id, ruleId]);
};

/** Lets the objection that was open when its case moved on lapse. */
export const lapse = async (tx: Tx, caseId: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update objections x set state = 'lapsed', ended_at = $2 where ${own} and x.case_id = $1 and x.state = 'open' and x.raised_at <= $2`,
    [caseId, at],
  );
};

/** Open objections that nobody decided in time, the oldest first, marked as told. */
export const takeOverdue = async (tx: Tx, at: Date, limit: number): Promise<ListedObjection[]> => {
  const { rows } = await execute<ListedObjection>(
    tx,
    `${listed} where ${own} and x.state = 'open' and not x.told and x.due_at < $1 order by x.due_at limit $2 for update of x skip locked`,
    [at, limit],
  );
  await execute(tx, `update objections x set told = true where ${own} and x.id = any($1::uuid[])`, [rows.map(({ id }) => id)]);
  return rows;
};

/** A page, newest first. */
export const pageOfObjections = (tx: Tx, filter: RequestFilter, before: string | null, limit: number): Promise<ListedObjection[]> =>
  pageOfRequests<ListedObjection>(tx, listed, filter, before, limit);
