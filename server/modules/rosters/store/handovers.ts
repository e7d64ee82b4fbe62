import { execute, type Tx } from '#kernel/db.ts';

export interface HandoverRow {
  readonly id: string;
  readonly rosterId: string;
  readonly authorId: string;
  readonly text: string;
  readonly writtenAt: Date;
  readonly readBy: string | null;
  readonly readAt: Date | null;
}
const columns = `h.id, h.roster_id as "rosterId", h.author_id as "authorId", h.text, h.written_at as "writtenAt", h.read_by as "readBy",
  h.read_at as "readAt"`;

export const insertHandover = async (
  tx: Tx,
  h: Pick<HandoverRow, 'id' | 'rosterId' | 'authorId' | 'text' | 'writtenAt'>,
): Promise<void> => {
  await execute(
    tx,
    `insert into handovers (jurisdiction_id, id, roster_id, author_id, text, written_at) values (:jurisdiction, $1, $2, $3, $4, $5)`,
    [h.id, h.rosterId, h.authorId, h.text, h.writtenAt],
  );
};

export const findHandover = async (tx: Tx, id: string): Promise<HandoverRow | null> => {
  const { rows } = await execute<HandoverRow>(
    tx,
    `select ${columns} from handovers h where h.jurisdiction_id = :jurisdiction and h.id = $1`,
    [id],
  );
  return rows[0] ?? null;
};

/** Notes of a roster, newest first, before an id. */
export const pageOfHandovers = async (tx: Tx, rosterId: string, before: string | null, limit: number): Promise<HandoverRow[]> => {
  const { rows } = await execute<HandoverRow>(
    tx,
    `select ${columns} from handovers h where h.jurisdiction_id = :jurisdiction and h.roster_id = $1 and ($2::uuid is null or h.id < $2)
     order by h.id desc limit $3`,
    [rosterId, before, limit],
  );
  return rows;
};

/** Notes of rosters that nobody has signed for and somebody else wrote, oldest first. */
export const unreadIn = async (tx: Tx, rosterIds: readonly string[], accountId: string): Promise<HandoverRow[]> => {
  if (rosterIds.length === 0) return [];
  const { rows } = await execute<HandoverRow>(
    tx,
    `select ${columns} from handovers h where h.jurisdiction_id = :jurisdiction and h.roster_id = any($1::uuid[]) and h.read_at is null
       and h.author_id <> $2 order by h.id limit 50`,
    [rosterIds, accountId],
  );
  return rows;
};

/** Signs for a note; the first signature stays. */
export const signFor = async (tx: Tx, id: string, by: string, at: Date): Promise<void> => {
  await execute(
    tx,
    'update handovers set read_by = $2, read_at = $3 where jurisdiction_id = :jurisdiction and id = $1 and read_at is null',
    [id, by, at],
  );
};
