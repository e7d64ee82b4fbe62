import type { Extension } from '#contract/extensions/api.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { pageOfRequests, type RequestFilter } from '#kernel/requests.ts';

export interface ExtensionRow {
  readonly id: string;
  readonly caseId: string;
  readonly round: number;
  readonly organisationId: string;
  readonly days: number;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly areaCode: string;
  readonly waitsFor: string;
  readonly state: Extension['state'];
  readonly decidedBy: string | null;
  readonly decision: string | null;
  readonly endedAt: Date | null;
}
export type ListedExtension = ExtensionRow & { readonly number: string; readonly title: string };

const own = 'x.jurisdiction_id = :jurisdiction';
const columns = `x.id, x.case_id as "caseId", x.round, x.organisation_id as "organisationId", x.days, x.reason, x.asked_by as "askedBy",
  x.asked_at as "askedAt", x.due_at as "dueAt", x.area_code as "areaCode", x.waits_for as "waitsFor", x.state, x.decided_by as "decidedBy",
  x.decision, x.ended_at as "endedAt"`;
const listed = `select ${columns}, c.number, c.title from extensions x join cases c on c.jurisdiction_id = :jurisdiction and c.id = x.case_id`;

/** @returns false when one of that case is open. Guard: index `extensions_once`. */
export const insertExtension = async (tx: Tx, x: Omit<ExtensionRow, 'state' | 'decidedBy' | 'decision' | 'endedAt'>): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into extensions (jurisdiction_id, id, case_id, round, organisation_id, days, reason, asked_by, asked_at, due_at, area_code, waits_for)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (jurisdiction_id, case_id) where state = 'open' do nothing returning id`,
    [x.id, x.caseId, x.round, x.organisationId, x.days, x.reason, x.askedBy, x.askedAt, x.dueAt, x.areaCode, x.waitsFor],
  );
  return rows.length > 0;
};

export const lockExtension = async (tx: Tx, id: string): Promise<ExtensionRow | null> =>
  (await execute<ExtensionRow>(tx, `select ${columns} from extensions x where ${own} and x.id = $1 for update`, [id])).rows[0] ?? null;

export const listedExtension = async (tx: Tx, id: string): Promise<ListedExtension | null> =>
  (await execute<ListedExtension>(tx, `${listed} where ${own} and x.id = $1`, [id])).rows[0] ?? null;

/** Requests of a case, oldest first. */
export const extensionsOf = async (tx: Tx, caseId: string): Promise<ListedExtension[]> =>
  (await execute<ListedExtension>(tx, `${listed} where ${own} and x.case_id = $1 order by x.id`, [caseId])).rows;

/** How often a case was extended in one of its rounds. */
export const grantedIn = async (tx: Tx, caseId: string, round: number): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(*)::int as n from extensions x where ${own} and x.case_id = $1 and x.round = $2 and x.state = 'granted'`,
      [caseId, round],
    )
  ).rows[0]?.n ?? 0;

export const endExtension = async (
  tx: Tx,
  id: string,
  end: { state: Exclude<Extension['state'], 'open'>; at: Date; decidedBy?: string; decision?: string },
): Promise<void> => {
  await execute(tx, `update extensions x set state = $2, ended_at = $3, decided_by = $4, decision = $5 where ${own} and x.id = $1`, [
    id,
    end.state,
    end.at,
    end.decidedBy ?? null,
    end.decision ?? null,
  ]);
};

/** Lets the open requests of some cases lapse. */
export const lapse = async (tx: Tx, caseIds: readonly string[], at: Date): Promise<void> => {
  await execute(
    tx,
    `update extensions x set state = 'lapsed', ended_at = $2 where ${own} and x.case_id = any($1::uuid[]) and x.state = 'open'`,
    [caseIds, at],
  );
};

/** A page, newest first. */
export const pageOfExtensions = (tx: Tx, filter: RequestFilter, before: string | null, limit: number): Promise<ListedExtension[]> =>
  pageOfRequests<ListedExtension>(tx, listed, filter, before, limit);
