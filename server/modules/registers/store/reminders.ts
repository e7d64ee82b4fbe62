import { execute, type Tx } from '#kernel/db.ts';

/** Reminders that hold for a row. */
export interface Due {
  readonly id: string;
  readonly areaPath: string | null;
  readonly codes: readonly string[];
}

/** Puts the reminders of rows in the place of those they had; one that goes on keeps its day. @param fresh rows that had none @param today day in Shanghai */
export const putReminders = async (tx: Tx, register: number, rows: readonly Due[], today: string, fresh: boolean): Promise<void> => {
  const all = rows.flatMap(({ id, areaPath, codes }) => codes.map((code) => ({ id, areaPath, code })));
  if (!fresh)
    await execute(
      tx,
      `delete from register_reminders m where m.jurisdiction_id = :jurisdiction and m.register = $1 and m.row_id = any($2::uuid[])
         and not (m.row_id::text || ' ' || m.code = any($3::text[]))`,
      [register, rows.map(({ id }) => id), all.map(({ id, code }) => `${id} ${code}`)],
    );
  if (all.length === 0) return;
  await execute(
    tx,
    `insert into register_reminders (jurisdiction_id, register, code, row_id, since, area_path)
     select :jurisdiction, $1, m.code, m.row_id, $5::date, m.area_path from unnest($2::text[], $3::uuid[], $4::ltree[]) as m (code, row_id, area_path)
     on conflict (jurisdiction_id, register, code, row_id) do update set area_path = excluded.area_path returning row_id`,
    [register, all.map(({ code }) => code), all.map(({ id }) => id), all.map(({ areaPath }) => areaPath), today],
  );
};

/** Reminders of a row, and since when each holds. */
export const remindersOf = async (tx: Tx, rowId: string): Promise<{ code: string; since: string }[]> =>
  (
    await execute<{ code: string; since: string }>(
      tx,
      'select m.code, m.since::text as since from register_reminders m where m.jurisdiction_id = :jurisdiction and m.row_id = $1 order by m.since, m.code',
      [rowId],
    )
  ).rows;

/** A reminder of a row. */
export interface Reminded {
  readonly register: number;
  readonly code: string;
  readonly id: string;
  readonly title: string;
  readonly areaPath: string | null;
  readonly since: string;
}

/** Reminders among some, as far as the transaction sees their rows, those that have held longest first. */
export const remindersAmong = async (
  tx: Tx,
  among: readonly { readonly register: number; readonly code: string }[],
  limit: number,
): Promise<Reminded[]> =>
  (
    await execute<Reminded>(
      tx,
      `select m.register, m.code, m.row_id as id, w.title, m.area_path::text as "areaPath", m.since::text as since
       from unnest($1::int[], $2::text[]) as a (register, code)
         join register_reminders m on m.jurisdiction_id = :jurisdiction and m.register = a.register and m.code = a.code
         join register_rows w on w.jurisdiction_id = :jurisdiction and w.id = m.row_id
       order by m.since, m.row_id limit $3`,
      [among.map(({ register }) => register), among.map(({ code }) => code), limit],
    )
  ).rows;

/** Reminders of a register nobody was told of yet, by the place of their rows: how many, and one of them. */
export const untold = async (
  tx: Tx,
  register: number,
  code: string,
): Promise<{ areaPath: string | null; count: number; one: string; day: string }[]> =>
  (
    await execute<{ areaPath: string | null; count: number; one: string; day: string }>(
      tx,
      `select m.area_path::text as "areaPath", count(*)::int as count, min(m.row_id::text) as one, max(m.since)::text as day from register_reminders m
       where m.jurisdiction_id = :jurisdiction and m.register = $1 and m.code = $2 and not m.told group by m.area_path`,
      [register, code],
    )
  ).rows;

/** Notes that reminders that began until a day were told of. */
export const markTold = async (tx: Tx, register: number, code: string, until: string): Promise<void> => {
  await execute(
    tx,
    'update register_reminders m set told = true where m.jurisdiction_id = :jurisdiction and m.register = $1 and m.code = $2 and not m.told and m.since <= $3::date',
    [register, code, until],
  );
};

/** Takes away reminders a register has no more. */
export const dropReminders = async (tx: Tx, register: number, kept: readonly string[]): Promise<void> => {
  await execute(
    tx,
    'delete from register_reminders m where m.jurisdiction_id = :jurisdiction and m.register = $1 and not (m.code = any($2::text[]))',
    [register, kept],
  );
};
