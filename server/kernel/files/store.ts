import { execute, executeByKey, type Tx } from '../db.ts';

/** What a file hangs on: the kind of thing, as its module registered it, and its id. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

export interface FileRow {
  id: string;
  kind: 'photo' | 'document';
  subjectType: string | null;
  subjectId: string | null;
  sha256: Buffer;
  mediaType: string;
  name: string | null;
  /** Of photos. */
  width: number | null;
  height: number | null;
  /** The photo it was made of, in which something is covered. */
  redacts: string | null;
}
const columns =
  'id, kind, subject_type as "subjectType", subject_id as "subjectId", sha256, media_type as "mediaType", name, width, height, redacts';

/** Adds a file. @returns whether its id was free; a rival that adds it at the same time is waited for */
export const addFile = async (
  tx: Tx,
  f: Omit<FileRow, 'subjectType' | 'subjectId'> & { jurisdictionId: string; ownerId: string; bytes: number; createdAt: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await execute(
    tx,
    `insert into files (jurisdiction_id, id, owner_id, kind, sha256, bytes, media_type, name, width, height, redacts, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (jurisdiction_id, id) do nothing`,
    [f.jurisdictionId, f.id, f.ownerId, f.kind, f.sha256, f.bytes, f.mediaType, f.name, f.width, f.height, f.redacts, f.createdAt],
  );
  return Number(numAffectedRows ?? 0) > 0;
};

/** A file of an account, free or not, with its length in bytes. */
export const findOwnFile = async (tx: Tx, id: string, ownerId: string): Promise<(FileRow & { bytes: number }) | null> => {
  const { rows } = await execute<FileRow & { bytes: number }>(
    tx,
    `select ${columns}, bytes from files where jurisdiction_id = :jurisdiction and id = $1 and owner_id = $2`,
    [id, ownerId],
  );
  return rows[0] ?? null;
};

/** A file the transaction may see. */
export const findFile = async (tx: Tx, id: string): Promise<FileRow | null> => {
  const { rows } = await execute<FileRow>(tx, `select ${columns} from files where jurisdiction_id = :jurisdiction and id = $1`, [id]);
  return rows[0] ?? null;
};

/** The given files as far as they are the viewer's own and free; locked, so that two commands cannot claim one. Row-level security locks no claimed one. */
export const lockOwnFreeFiles = async (tx: Tx, ids: readonly string[], ownerId: string): Promise<FileRow[]> => {
  const { rows } = await execute<FileRow>(
    tx,
    `select ${columns} from files where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and owner_id = $2 and subject_id is null order by id for update`,
    [ids, ownerId],
  );
  return rows;
};

/** Whether a file is the viewer's own, free or not. */
export const ownsFile = async (tx: Tx, id: string, ownerId: string): Promise<boolean> =>
  (await execute(tx, 'select from files where jurisdiction_id = :jurisdiction and id = $1 and owner_id = $2', [id, ownerId])).rows.length >
  0;

/** Ties free files to a subject. Returns how many were free. */
export const claimFiles = async (tx: Tx, ids: readonly string[], subject: Subject): Promise<number> => {
  const result = await execute(
    tx,
    'update files set subject_type = $2, subject_id = $3 where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and subject_id is null',
    [ids, subject.type, subject.id],
  );
  return Number(result.numAffectedRows ?? 0);
};

/**
 * Lets a free covered photo take the place of the one it was made of, which is read as no file any more. The transaction sees everything.
 * @returns false when that has left its place already
 */
export const coverFile = async (tx: Tx, of: Pick<FileRow, 'id' | 'subjectId'>, covered: string): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    "update files set subject_type = 'case_covered' where jurisdiction_id = :jurisdiction and id = $1 and subject_type = 'case' returning id",
    [of.id],
  );
  return rows.length === 1 && (await claimFiles(tx, [covered], { type: 'case', id: of.subjectId ?? '' })) === 1;
};

/** All files of some subjects of one kind; order of upload. */
export const filesOf = async (tx: Tx, type: string, ids: readonly string[]): Promise<FileRow[]> => {
  const { rows } = await executeByKey<FileRow>(
    tx,
    `select ${columns} from files where jurisdiction_id = :jurisdiction and subject_id = any($2::uuid[]) and subject_type = $1 order by coalesce(redacts, id)`,
    [type, ids],
  );
  return rows;
};

/** Removes files nobody claimed before the moment; gives them so that the contents can go too. */
export const dropUnclaimed = async (tx: Tx, before: Date): Promise<Pick<FileRow, 'id' | 'kind'>[]> => {
  const { rows } = await execute<Pick<FileRow, 'id' | 'kind'>>(
    tx,
    'delete from files where jurisdiction_id = :jurisdiction and subject_id is null and created_at < $1 returning id, kind',
    [before],
  );
  return rows;
};
