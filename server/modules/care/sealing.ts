import type { CareConsent, CareFacts } from '#contract/care/records.ts';
import type { Ring } from '#kernel/keys/ring.ts';

/** What stands sealed in a care record. */
export interface Secret extends CareFacts, Pick<CareConsent, 'purpose' | 'witness' | 'guardian'> {}

const place = (id: string): string => `care_records.sealed ${id}`;
export const sealSecret = (ring: Ring, id: string, secret: Secret): Buffer => ring.seal(place(id), JSON.stringify(secret));
export const openSecret = (ring: Ring, id: string, sealed: Buffer): Secret => JSON.parse(ring.open(place(id), sealed)) as Secret;

/** What stands sealed with a card. */
export interface DinerSecret {
  readonly born: string;
  /** The last four digits of the phone. */
  readonly tail: string | null;
}
const placeOfDiner = (id: string): string => `canteen_diners.sealed ${id}`;
export const sealDiner = (
  ring: Ring,
  id: string,
  secret: DinerSecret,
): { sealed: Buffer; tailDigest: Buffer | null; keyVersion: number } => ({
  sealed: ring.seal(placeOfDiner(id), JSON.stringify(secret)),
  tailDigest: secret.tail === null ? null : ring.digest('canteen_diners.tail', secret.tail),
  keyVersion: ring.version,
});
export const openDiner = (ring: Ring, id: string, sealed: Buffer): DinerSecret =>
  JSON.parse(ring.open(placeOfDiner(id), sealed)) as DinerSecret;
export const tailDigests = (ring: Ring, tail: string): Buffer[] => ring.digests('canteen_diners.tail', tail);
