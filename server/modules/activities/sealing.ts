import type { Label } from '#contract/kernel/form/schema.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { changeParticipant, olderParticipants } from './store/participants.ts';

/** What stands sealed in a place: who somebody without an account is, and answers in words. */
export interface Secret {
  readonly name: string | null;
  readonly phone: string | null;
  readonly answers: readonly { readonly title: Label; readonly answer: Label }[];
}
const place = (id: string): string => `activity_participants.sealed ${id}`;

/** Seals a secret, or nothing where there is none. */
export const sealSecret = (ring: Ring, id: string, secret: Secret): { sealed: Buffer | null; keyVersion: number | null } =>
  secret.name === null && secret.answers.length === 0
    ? { sealed: null, keyVersion: null }
    : { sealed: ring.seal(place(id), JSON.stringify(secret)), keyVersion: ring.version };
export const openSecret = (ring: Ring, { id, sealed }: { readonly id: string; readonly sealed: Buffer | null }): Secret | null =>
  sealed === null ? null : (JSON.parse(ring.open(place(id), sealed)) as Secret);

/** Seals places with the newest keys. @returns how many there were */
export const resealParticipants = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderParticipants(tx, ring.version, limit);
    for (const row of rows)
      await changeParticipant(tx, row.id, {
        sealed: ring.seal(place(row.id), ring.open(place(row.id), row.sealed)),
        keyVersion: ring.version,
      });
    return rows.length;
  });
