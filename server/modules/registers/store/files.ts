import { execute, type Tx } from '#kernel/db.ts';
import type { FileDress } from '../domain/tables/file.ts';
import { columns, type RowRecord } from './rows.ts';

/** A CSV that was imported. */
export interface FileRecord {
  readonly id: string;
  readonly register: number;
  readonly name: string;
  readonly dress: FileDress;
  readonly rows: number;
  readonly at: Date;
  readonly byId: string | null;
}

export const keepFile = async (tx: Tx, file: FileRecord): Promise<void> => {
  await execute(
    tx,
    `insert into register_files (jurisdiction_id, id, register, name, dress, rows, at, by_id) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7)`,
    [file.id, file.register, file.name, JSON.stringify(file.dress), file.rows, file.at, file.byId],
  );
};

/** Files of a register, newest first. */
export const filesOf = async (
  tx: Tx,
  register: number,
  limit: number,
): Promise<(Omit<FileRecord, 'dress' | 'register'> & { by: string | null })[]> =>
  (
    await execute<Omit<FileRecord, 'dress' | 'register'> & { by: string | null }>(
      tx,
      `select f.id, f.name, f.rows, f.at, f.by_id as "byId", a.name as by from register_files f left join accounts a on a.id = f.by_id
       where f.jurisdiction_id = :jurisdiction and f.register = $1 order by f.id desc limit $2`,
      [register, limit],
    )
  ).rows;

export const findFile = async (tx: Tx, id: string): Promise<FileRecord | null> =>
  (
    await execute<FileRecord>(
      tx,
      `select f.id, f.register, f.name, f.dress, f.rows, f.at, f.by_id as "byId" from register_files f where f.jurisdiction_id = :jurisdiction and f.id = $1`,
      [id],
    )
  ).rows[0] ?? null;

/** Rows of a file behind a record, in their order there. */
export const rowsOfFile = async (tx: Tx, register: number, file: string, after: number, limit: number): Promise<RowRecord[]> =>
  (
    await execute<RowRecord>(
      tx,
      `select ${columns} from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.file = $2 and w.place > $3 order by w.place limit $4`,
      [register, file, after, limit],
    )
  ).rows;

/** Says of rows that say nothing new which file they were last read from, and how they stand there. */
export const placeRows = async (
  tx: Tx,
  file: string,
  rows: readonly { readonly id: string; readonly place: number; readonly raw: Readonly<Record<string, string>> }[],
): Promise<void> => {
  await execute(
    tx,
    `update register_rows w set file = $1, place = g.place, raw = nullif(g.raw, '{}'::jsonb) from unnest($2::uuid[], $3::int[], $4::jsonb[]) as g (id, place, raw)
     where w.jurisdiction_id = :jurisdiction and w.id = g.id returning w.id`,
    [file, rows.map(({ id }) => id), rows.map(({ place }) => place), rows.map(({ raw }) => JSON.stringify(raw))],
  );
};
