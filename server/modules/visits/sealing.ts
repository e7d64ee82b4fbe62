import type { Label } from '#contract/kernel/form/schema.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { olderVisits, putSealed, type VisitRecord } from './store/visits.ts';

/** What stands sealed in a visit: answers in the words of that day by plan, and what was written down. */
export interface Secret {
  readonly answers: readonly { readonly planId: string; readonly told: readonly { readonly title: Label; readonly answer: Label }[] }[];
  readonly note: string;
}
const place = (id: string): string => `visits.sealed ${id}`;

export const sealVisit = (ring: Ring, id: string, secret: Secret): { sealed: Buffer; keyVersion: number } => ({
  sealed: ring.seal(place(id), JSON.stringify(secret)),
  keyVersion: ring.version,
});
/** Null once it is erased, or where nothing was written down. */
export const openVisit = (ring: Ring, { id, sealed }: Pick<VisitRecord, 'id' | 'sealed'>): Secret | null =>
  sealed === null ? null : (JSON.parse(ring.open(place(id), sealed)) as Secret);

/** Seals visits with the newest keys. @returns how many there were */
export const resealVisits = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderVisits(tx, ring.version, limit);
    for (const row of rows) {
      const secret = openVisit(ring, row);
      if (!secret) continue;
      const { sealed, keyVersion } = sealVisit(ring, row.id, secret);
      await putSealed(tx, row.id, sealed, keyVersion);
    }
    return rows.length;
  });
