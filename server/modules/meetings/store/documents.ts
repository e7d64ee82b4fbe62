import { execute, type Tx } from '#kernel/db.ts';

/** An annex of a meeting or of an item of its agenda; its id is that of its file. */
export interface DocumentRecord {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string | null;
  /** Listed where the meeting is published. */
  readonly open: boolean;
  readonly name: string;
}
const columns = `d.id, d.meeting_id as "meetingId", d.item_id as "itemId", d.open, coalesce(f.name, '') as name`;
const tables = 'meeting_documents d join files f on f.jurisdiction_id = :jurisdiction and f.id = d.id';

export const documentsOf = async (tx: Tx, meetingId: string): Promise<DocumentRecord[]> =>
  (
    await execute<DocumentRecord>(
      tx,
      `select ${columns} from ${tables} where d.jurisdiction_id = :jurisdiction and d.meeting_id = $1 order by d.added_at, d.id limit 200`,
      [meetingId],
    )
  ).rows;
export const findDocument = async (tx: Tx, id: string): Promise<DocumentRecord | null> =>
  (await execute<DocumentRecord>(tx, `select ${columns} from ${tables} where d.jurisdiction_id = :jurisdiction and d.id = $1`, [id]))
    .rows[0] ?? null;
export const insertDocument = async (
  tx: Tx,
  d: Omit<DocumentRecord, 'name'> & { readonly by: string; readonly at: Date },
): Promise<void> => {
  await execute(
    tx,
    `insert into meeting_documents (jurisdiction_id, id, meeting_id, item_id, open, added_by, added_at) values (:jurisdiction, $1, $2, $3, $4, $5, $6)`,
    [d.id, d.meetingId, d.itemId, d.open, d.by, d.at],
  );
};
export const removeDocument = async (tx: Tx, id: string): Promise<void> => {
  await execute(tx, 'delete from meeting_documents where jurisdiction_id = :jurisdiction and id = $1', [id]);
};
