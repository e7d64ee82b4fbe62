import { execute, type Tx } from '#kernel/db.ts';
import { columns, type RowRecord } from './rows.ts';

/** Rows of a register that ended before a moment and hold something personal, behind an id; held. */
export const endedBefore = async (
  tx: Tx,
  { register, before, after, limit }: { register: number; before: Date; after: string; limit: number },
): Promise<RowRecord[]> =>
  (
    await execute<RowRecord>(
      tx,
      `select ${columns} from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.sealed is not null and w.ended_at is not null
         and w.ended_at < $2 and w.id > $3 order by w.id limit $4 for update`,
      [register, before, after, limit],
    )
  ).rows;

/** Leaves of what is personal in a row what is still kept, as the row's next version. @param emptied columns that find it no more */
export const keepRest = async (
  tx: Tx,
  row: { readonly id: string; readonly sealed: Buffer | null; readonly keyVersion: number | null; readonly emptied: readonly string[] },
  at: Date,
): Promise<void> => {
  await execute(
    tx,
    `update register_rows w set sealed = $2, key_version = $3, version = w.version + 1, changed_at = $4${row.emptied.map((column) => `, ${column} = null`).join('')}
     where w.jurisdiction_id = :jurisdiction and w.id = $1`,
    [row.id, row.sealed, row.keyVersion, at],
  );
};

/** What history keeps of personal values of a row. */
export const sealedHistory = async (tx: Tx, rowId: string): Promise<{ version: number; sealed: Buffer }[]> =>
  (
    await execute<{ version: number; sealed: Buffer }>(
      tx,
      'select h.version, h.sealed from register_history h where h.jurisdiction_id = :jurisdiction and h.row_id = $1 and h.sealed is not null order by h.version',
      [rowId],
    )
  ).rows;

export const keepRestOfHistory = async (
  tx: Tx,
  entry: { readonly rowId: string; readonly version: number; readonly sealed: Buffer | null; readonly keyVersion: number | null },
): Promise<void> => {
  await execute(
    tx,
    'update register_history h set sealed = $3, key_version = $4 where h.jurisdiction_id = :jurisdiction and h.row_id = $1 and h.version = $2',
    [entry.rowId, entry.version, entry.sealed, entry.keyVersion],
  );
};
