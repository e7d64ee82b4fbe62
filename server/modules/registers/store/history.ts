import type { Answer } from '#contract/kernel/form/schema.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Under which a change of state stands among those of fields: no field is called so. */
export const stateKey = ' state';
/** What was changed, by field: before and after; null where nothing stood. */
export type Changes = Readonly<Record<string, readonly [Answer | null, Answer | null]>>;
/** One change of a row, by the version it made. */
export interface HistoryRow {
  readonly version: number;
  readonly definition: number;
  readonly at: Date;
  readonly byId: string | null;
  readonly by: string | null;
  readonly what: 'changed' | 'moved' | 'imported' | 'followed' | 'erased';
  readonly reason: string | null;
  readonly changes: Changes;
  readonly sealed: Buffer | null;
}
export type NewHistory = Omit<HistoryRow, 'by'> & { readonly rowId: string; readonly keyVersion: number | null };

export const addHistory = async (tx: Tx, entries: readonly NewHistory[]): Promise<void> => {
  if (entries.length === 0) return;
  await execute(
    tx,
    `insert into register_history (jurisdiction_id, row_id, version, definition, at, by_id, what, reason, changes, sealed, key_version)
     select :jurisdiction, h.row_id, h.version, h.definition, h.at, h.by_id, h.what, h.reason, h.changes, h.sealed, h.key_version
     from unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::uuid[], $6::text[], $7::text[], $8::jsonb[], $9::bytea[], $10::int[])
       as h (row_id, version, definition, at, by_id, what, reason, changes, sealed, key_version) returning row_id`,
    [
      entries.map((h) => h.rowId),
      entries.map((h) => h.version),
      entries.map((h) => h.definition),
      entries.map((h) => h.at),
      entries.map((h) => h.byId),
      entries.map((h) => h.what),
      entries.map((h) => h.reason),
      entries.map((h) => JSON.stringify(h.changes)),
      entries.map((h) => h.sealed),
      entries.map((h) => h.keyVersion),
    ],
  );
};

/** What was changed in a row, newest first. */
export const historyOf = async (tx: Tx, rowId: string, limit: number): Promise<HistoryRow[]> =>
  (
    await execute<HistoryRow>(
      tx,
      `select h.version, h.definition, h.at, h.by_id as "byId", a.name as by, h.what, h.reason, h.changes, h.sealed
       from register_history h left join accounts a on a.id = h.by_id
       where h.jurisdiction_id = :jurisdiction and h.row_id = $1 order by h.version desc limit $2`,
      [rowId, limit],
    )
  ).rows;
