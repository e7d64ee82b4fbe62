import { execute, type Tx } from '#kernel/db.ts';
import type { Sealed } from '../domain/chain.ts';

export interface SealRow {
  number: number;
  caseCount: number;
  contentHash: Buffer;
  prevHash: Buffer;
  hash: Buffer;
  at: Date;
}

/** Waits until no other process seals this jurisdiction; held until the transaction ends. */
export const lockSeals = async (tx: Tx): Promise<void> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('linli seals ' || :jurisdiction::text, 0))");
};

export const lastSeal = async (tx: Tx): Promise<SealRow | null> => (await sealsAfter(tx, null, 1, 'desc'))[0] ?? null;

export const sealsAfter = async (tx: Tx, after: number | null, limit: number, order: 'asc' | 'desc' = 'asc'): Promise<SealRow[]> => {
  const { rows } = await execute<SealRow>(
    tx,
    `select number, case_count as "caseCount", content_hash as "contentHash", prev_hash as "prevHash", hash, at from seals
     where jurisdiction_id = :jurisdiction and ($1::int is null or number > $1) order by number ${order} limit $2`,
    [after, limit],
  );
  return rows;
};

/** Archived cases not yet under a seal, locked. */
export const unsealed = async (tx: Tx, limit: number): Promise<Sealed[]> => {
  const { rows } = await execute<Sealed>(
    tx,
    `select id, head_hash as "headHash" from cases
     where jurisdiction_id = :jurisdiction and state = 'archived' and seal_number is null order by archived_at, id limit $1 for update`,
    [limit],
  );
  return rows;
};

export const sealedUnder = async (tx: Tx, number: number): Promise<Sealed[]> => {
  const { rows } = await execute<Sealed>(
    tx,
    `select id, head_hash as "headHash" from cases where jurisdiction_id = :jurisdiction and state = 'archived' and seal_number = $1`,
    [number],
  );
  return rows;
};

export const addSeal = async (tx: Tx, jurisdictionId: string, s: SealRow, caseIds: readonly string[]): Promise<void> => {
  await execute(
    tx,
    'insert into seals (jurisdiction_id, number, case_count, content_hash, prev_hash, hash, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [jurisdictionId, s.number, s.caseCount, s.contentHash, s.prevHash, s.hash, s.at],
  );
  await execute(tx, 'update cases set seal_number = $1 where jurisdiction_id = :jurisdiction and id = any($2::uuid[])', [
    s.number,
    caseIds,
  ]);
};

/** Seals that archived cases name but that are not there. */
export const missingSeals = async (tx: Tx): Promise<{ number: number; cases: number }[]> => {
  const { rows } = await execute<{ number: number; cases: number }>(
    tx,
    `select c.seal_number as number, count(*)::int as cases from cases c
     where c.jurisdiction_id = :jurisdiction and c.seal_number is not null
       and not exists (select from seals s where s.jurisdiction_id = :jurisdiction and s.number = c.seal_number)
     group by 1 order by 1 limit 1000`,
  );
  return rows;
};
