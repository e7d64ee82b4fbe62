import type { AdmissionItem } from '#contract/admission/api.ts';
import type { AdmissionKind } from '#contract/admission/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface ItemRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly basis: string;
  readonly kind: AdmissionKind;
  readonly categoryCode: string | null;
  readonly departmentId: string | null;
  readonly endsOn: string | null;
  readonly reason: string | null;
  readonly state: AdmissionItem['state'];
  readonly appliedBy: string | null;
  readonly appliedAt: Date;
  readonly decidedBy: string | null;
  readonly decision: string | null;
}
export type NewItem = Omit<ItemRow, 'decidedBy' | 'decision'> & { readonly decidedBy?: string | null };

const columns = `i.id, i.code, i.title, i.basis, i.kind, i.category_code as "categoryCode", i.department_id as "departmentId",
  i.ends_on::text as "endsOn", i.reason, i.state, i.applied_by as "appliedBy", i.applied_at as "appliedAt", i.decided_by as "decidedBy", i.decision`;
const own = 'i.jurisdiction_id = :jurisdiction';

/** Items in some states, by code. */
export const itemsIn = async (tx: Tx, states: readonly string[], kind: string | null, limit: number): Promise<ItemRow[]> =>
  (
    await execute<ItemRow>(
      tx,
      `select ${columns} from admission_items i where ${own} and i.state = any($1) and ($2::text is null or i.kind = $2) order by i.code, i.id limit $3`,
      [states, kind, limit],
    )
  ).rows;

export const findItem = async (tx: Tx, id: string): Promise<ItemRow | null> =>
  (await execute<ItemRow>(tx, `select ${columns} from admission_items i where ${own} and i.id = $1`, [id])).rows[0] ?? null;
export const lockItem = async (tx: Tx, id: string): Promise<ItemRow | null> =>
  (await execute<ItemRow>(tx, `select ${columns} from admission_items i where ${own} and i.id = $1 for update`, [id])).rows[0] ?? null;

/** @returns false when the code names another item already. Guard: index `admission_items_code`. */
export const insertItem = async (tx: Tx, x: NewItem): Promise<boolean> => {
  const decided = x.state === 'applied' ? null : x.appliedAt;
  const { rows } = await execute(
    tx,
    `insert into admission_items (jurisdiction_id, id, code, title, basis, kind, category_code, department_id, ends_on, reason, state, applied_by, applied_at, decided_by, decided_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (jurisdiction_id, code) where state in ('applied', 'admitted') do nothing returning id`,
    [
      x.id,
      x.code,
      x.title,
      x.basis,
      x.kind,
      x.categoryCode,
      x.departmentId,
      x.endsOn,
      x.reason,
      x.state,
      x.appliedBy,
      x.appliedAt,
      x.decidedBy ?? null,
      decided,
    ],
  );
  return rows.length > 0;
};

export const settleItem = async (
  tx: Tx,
  id: string,
  to: { state: Exclude<AdmissionItem['state'], 'applied'>; decidedBy: string; decision: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `update admission_items i set state = $2, decided_by = $3, decision = $4, decided_at = $5, ended_at = case when $2 = 'ended' then $5::timestamptz end
     where ${own} and i.id = $1`,
    [id, to.state, to.decidedBy, to.decision, to.at],
  );
};

export const changeItem = async (
  tx: Tx,
  id: string,
  x: Pick<ItemRow, 'title' | 'basis' | 'kind' | 'categoryCode' | 'endsOn'>,
): Promise<void> => {
  await execute(
    tx,
    `update admission_items i set title = $2, basis = $3, kind = $4, category_code = $5, ends_on = $6 where ${own} and i.id = $1`,
    [id, x.title, x.basis, x.kind, x.categoryCode, x.endsOn],
  );
};
