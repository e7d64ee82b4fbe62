import { type Database, systemAccess, waitAsLong } from '#kernel/db.ts';
import { accountsBelowZero, actsThatDiffer, endsThatDiffer, type Flaw, lotsThatDiffer, sizes } from '../store/audit.ts';

export interface Audit {
  readonly accounts: number;
  readonly transfers: number;
  readonly entries: number;
  /** What is not as it must be, at most a thousand of each kind. */
  readonly flaws: readonly Flaw[];
}

/** Recomputes every balance and lot of a jurisdiction from the entries, and holds acts, holds and ends against one another; on one snapshot. */
export const auditPoints = (db: Database, jurisdictionId: string): Promise<Audit> =>
  db.read(systemAccess(jurisdictionId), async (tx) => {
    await waitAsLong(tx);
    const flaws: Flaw[] = [];
    for (const look of [lotsThatDiffer, accountsBelowZero, actsThatDiffer, endsThatDiffer]) flaws.push(...(await look(tx)));
    return { ...(await sizes(tx)), flaws };
  });
