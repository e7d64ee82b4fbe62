import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { olderGuardians, resealGuardian } from './store/volunteers.ts';

/** Who has agreed for a minor. */
export interface Guardian {
  readonly name: string;
  readonly phone: string;
}
const place = (personId: string): string => `volunteers.guardian ${personId}`;

/** Seals a guardian, or nothing where there is none. */
export const sealGuardian = (
  ring: Ring,
  personId: string,
  guardian: Guardian | null,
): { guardianSealed: Buffer | null; keyVersion: number | null } =>
  guardian === null
    ? { guardianSealed: null, keyVersion: null }
    : {
        guardianSealed: ring.seal(place(personId), JSON.stringify({ name: guardian.name, phone: guardian.phone })),
        keyVersion: ring.version,
      };
export const openGuardian = (ring: Ring, personId: string, sealed: Buffer | null): Guardian | null =>
  sealed === null ? null : (JSON.parse(ring.open(place(personId), sealed)) as Guardian);

/** Seals guardians with the newest keys. @returns how many there were */
export const resealGuardians = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderGuardians(tx, ring.version, limit);
    for (const { personId, sealed } of rows)
      await resealGuardian(tx, personId, ring.seal(place(personId), ring.open(place(personId), sealed)), ring.version);
    return rows.length;
  });
