import { execute, type Tx } from '#kernel/db.ts';
import type { Leaf } from '../domain/merkle.ts';

/** The signed root of a day. */
export interface RootRow {
  readonly day: string;
  readonly cases: number;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly signature: string;
  readonly publicKey: string;
  readonly madeAt: Date;
}
const columns = `day::text as day, case_count as cases, root, prev_hash as previous, hash, signature, public_key as "publicKey", made_at as "madeAt"`;

/** Roots before a day, newest first; from the newest where there is none. */
export const rootsBefore = async (tx: Tx, before: string | null, limit: number): Promise<RootRow[]> =>
  (
    await execute<RootRow>(
      tx,
      `select ${columns} from archive_roots where jurisdiction_id = :jurisdiction and ($1::date is null or day < $1) order by day desc limit $2`,
      [before, limit],
    )
  ).rows;

/** Roots after a day in their order. */
export const rootsAfter = async (tx: Tx, after: string | null, limit: number): Promise<RootRow[]> =>
  (
    await execute<RootRow>(
      tx,
      `select ${columns} from archive_roots where jurisdiction_id = :jurisdiction and ($1::date is null or day > $1) order by day limit $2`,
      [after, limit],
    )
  ).rows;

export const insertRoot = async (tx: Tx, jurisdictionId: string, r: RootRow, leaves: readonly Leaf[]): Promise<void> => {
  await execute(
    tx,
    `insert into archive_roots (jurisdiction_id, day, case_count, root, prev_hash, hash, signature, public_key, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [jurisdictionId, r.day, r.cases, r.root, r.previous, r.hash, r.signature, r.publicKey, r.madeAt],
  );
  await execute(
    tx,
    `insert into archive_leaves (jurisdiction_id, day, case_id, seq, head_hash)
     select $1::uuid, $2::date, l.id, l.seq, l.hash from unnest($3::uuid[], $4::int[], $5::bytea[]) as l (id, seq, hash) returning case_id`,
    [jurisdictionId, r.day, leaves.map(({ caseId }) => caseId), leaves.map(({ seq }) => seq), leaves.map(({ headHash }) => headHash)],
  );
};

export const leavesOf = async (tx: Tx, day: string): Promise<Leaf[]> =>
  (
    await execute<Leaf>(
      tx,
      `select case_id as "caseId", seq, head_hash as "headHash" from archive_leaves where jurisdiction_id = :jurisdiction and day = $1`,
      [day],
    )
  ).rows;

/** The roots that hold a case, with how far its log had come. */
export const rootsOfCase = async (tx: Tx, caseId: string): Promise<(RootRow & { seq: number })[]> =>
  (
    await execute<RootRow & { seq: number }>(
      tx,
      `select r.day::text as day, r.case_count as cases, r.root, r.prev_hash as previous, r.hash, r.signature, r.public_key as "publicKey",
         r.made_at as "madeAt", l.seq
       from archive_leaves l join archive_roots r on r.jurisdiction_id = :jurisdiction and r.day = l.day
       where l.jurisdiction_id = :jurisdiction and l.case_id = $1 order by r.day`,
      [caseId],
    )
  ).rows;
