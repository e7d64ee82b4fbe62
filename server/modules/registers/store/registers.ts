import { execute, type Tx } from '#kernel/db.ts';
import type { Slots } from '../domain/register.ts';

export interface RegisterRow {
  readonly no: number;
  readonly code: string;
  readonly slots: Slots;
}
const columns = 'r.no, r.code, r.slots';

/** All registers a jurisdiction has ever published, oldest first. */
export const allRegisters = async (tx: Tx): Promise<RegisterRow[]> =>
  (await execute<RegisterRow>(tx, `select ${columns} from registers r where r.jurisdiction_id = :jurisdiction order by r.no`)).rows;

export const findRegister = async (tx: Tx, code: string): Promise<RegisterRow | null> =>
  (await execute<RegisterRow>(tx, `select ${columns} from registers r where r.jurisdiction_id = :jurisdiction and r.code = $1`, [code]))
    .rows[0] ?? null;

/** Holds a register until the transaction ends: rows that are told apart by their key are entered one after the other. */
export const lockRegister = async (tx: Tx, no: number): Promise<void> => {
  await execute(tx, 'select r.no from registers r where r.jurisdiction_id = :jurisdiction and r.no = $1 for update', [no]);
};

/** Keeps the columns of a register's fields; a new register gets the next number. */
export const keepRegister = async (tx: Tx, code: string, title: string, slots: Slots, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into registers (jurisdiction_id, no, code, title, slots, created_at)
     values (:jurisdiction, coalesce((select max(r.no) from registers r where r.jurisdiction_id = :jurisdiction), 0) + 1, $1, $2, $3, $4)
     on conflict (jurisdiction_id, code) do update set title = excluded.title, slots = excluded.slots`,
    [code, title, JSON.stringify(slots), at],
  );
};

/** How many rows of a register stand in each state. */
export const statesInUse = async (tx: Tx, no: number): Promise<{ state: string; count: number }[]> =>
  (
    await execute<{ state: string; count: number }>(
      tx,
      `select w.state, count(*)::int as count from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 group by w.state`,
      [no],
    )
  ).rows;

/** Codes of registers that somebody drafts, each with the area whose own it is to be. */
export const draftedIn = async (tx: Tx, kind: string): Promise<{ code: string; area: string | null }[]> =>
  (
    await execute<{ code: string; area: string | null }>(
      tx,
      `select d.subject as code, d.content ->> 'area' as area from definition_drafts d
       where d.jurisdiction_id = :jurisdiction and d.kind = $1 order by d.subject`,
      [kind],
    )
  ).rows;
