import type { Label } from '#contract/kernel/form/schema.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { type ApplicationRecord, changeApplication, olderApplications } from './store/applications.ts';

/** What stands sealed in an application. */
export interface Secret {
  readonly answers: readonly { readonly key: string; readonly title: Label; readonly answer: Label }[];
  /** With which the progress is looked up. */
  readonly code: string;
}
const place = (id: string): string => `service_applications.sealed ${id}`;
const placeOfReceiver = (id: string): string => `service_applications.received_by ${id}`;

export const sealSecret = (ring: Ring, id: string, secret: Secret): { sealed: Buffer; keyVersion: number } => ({
  sealed: ring.seal(place(id), JSON.stringify(secret)),
  keyVersion: ring.version,
});
/** Null once it is erased. */
export const openSecret = (ring: Ring, { id, sealed }: Pick<ApplicationRecord, 'id' | 'sealed'>): Secret | null =>
  sealed === null ? null : (JSON.parse(ring.open(place(id), sealed)) as Secret);
export const sealReceiver = (ring: Ring, id: string, name: string): Buffer => ring.seal(placeOfReceiver(id), name);
export const openReceiver = (ring: Ring, { id, receivedBy }: Pick<ApplicationRecord, 'id' | 'receivedBy'>): string | null =>
  receivedBy === null ? null : ring.open(placeOfReceiver(id), receivedBy);

/** Seals applications with the newest keys. @returns how many there were */
export const resealApplications = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderApplications(tx, ring.version, limit);
    for (const row of rows) {
      const secret = openSecret(ring, row);
      const receiver = openReceiver(ring, row);
      await changeApplication(tx, row.id, {
        ...(secret && sealSecret(ring, row.id, secret)),
        ...(receiver !== null && { receivedBy: sealReceiver(ring, row.id, receiver) }),
        keyVersion: ring.version,
      });
    }
    return rows.length;
  });
