import { execute, type Tx } from '#kernel/db.ts';

export interface FileRow {
  id: string;
  caseId: string | null;
  sha256: Buffer;
  width: number;
  height: number;
}
const columns = 'id, case_id as "caseId", sha256, width, height';

export const addFile = async (
  tx: Tx,
  f: FileRow & { jurisdictionId: string; ownerId: string; bytes: number; createdAt: Date },
): Promise<void> => {
  await execute(
    tx,
    'insert into files (jurisdiction_id, id, owner_id, sha256, bytes, width, height, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [f.jurisdictionId, f.id, f.ownerId, f.sha256, f.bytes, f.width, f.height, f.createdAt],
  );
};

/** A file the transaction may see. */
export const findFile = async (tx: Tx, id: string): Promise<FileRow | null> => {
  const { rows } = await execute<FileRow>(tx, `select ${columns} from files where jurisdiction_id = :jurisdiction and id = $1`, [id]);
  return rows[0] ?? null;
};

/** The given files as far as they are the viewer's own and free; locked, so that two acts cannot claim one photo. Row-level security locks no claimed one. */
export const lockOwnFreeFiles = async (tx: Tx, ids: readonly string[], ownerId: string): Promise<FileRow[]> => {
  const { rows } = await execute<FileRow>(
    tx,
    `select ${columns} from files where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and owner_id = $2 and case_id is null order by id for update`,
    [ids, ownerId],
  );
  return rows;
};

/** Whether a file is the viewer's own, free or not. */
export const ownsFile = async (tx: Tx, id: string, ownerId: string): Promise<boolean> =>
  (await execute(tx, 'select from files where jurisdiction_id = :jurisdiction and id = $1 and owner_id = $2', [id, ownerId])).rows.length >
  0;

/** Ties free files to a case. Returns how many were free. */
export const claimFiles = async (tx: Tx, ids: readonly string[], caseId: string): Promise<number> => {
  const result = await execute(
    tx,
    'update files set case_id = $2 where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and case_id is null',
    [ids, caseId],
  );
  return Number(result.numAffectedRows ?? 0);
};

/** All photos of some cases, by case; order of upload. */
export const filesOfCases = async (tx: Tx, caseIds: readonly string[]): Promise<FileRow[]> => {
  const { rows } = await execute<FileRow>(
    tx,
    `select ${columns} from files where jurisdiction_id = :jurisdiction and case_id = any($1::uuid[]) order by id`,
    [caseIds],
  );
  return rows;
};

/** Removes files nobody claimed before the moment; gives their ids so that the contents can go too. */
export const dropUnclaimed = async (tx: Tx, before: Date): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    'delete from files where jurisdiction_id = :jurisdiction and case_id is null and created_at < $1 returning id',
    [before],
  );
  return rows.map((r) => r.id);
};
