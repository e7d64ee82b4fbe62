import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import type { MasterKey } from './master.ts';

/** A row of `data_keys`. */
export interface WrappedKey {
  readonly scope: string;
  readonly version: number;
  readonly master: string;
  readonly wrapped: Buffer;
  readonly retired: boolean;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const encrypt = (key: Buffer, bytes: Buffer, place: string): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, sealing.update(bytes), sealing.final(), sealing.getAuthTag()]);
};
const decrypt = (key: Buffer, sealed: Buffer, place: string): Buffer => {
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(place));
  opening.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([opening.update(sealed.subarray(nonceBytes, -tagBytes)), opening.final()]);
};

const placeOf = (scope: string, version: number): string => `linli data key ${scope} ${version}`;

/** New data keys, wrapped with a master key. */
export const wrapNew = (scope: string, version: number, master: MasterKey): WrappedKey => ({
  scope,
  version,
  master: master.fingerprint,
  wrapped: encrypt(master.key, randomBytes(96), placeOf(scope, version)),
  retired: false,
});

const unwrap = (row: WrappedKey, masters: readonly MasterKey[]): Buffer => {
  const master = masters.find(({ fingerprint }) => fingerprint === row.master);
  if (!master) throw new Error(`The master key ${row.master} is missing.`);
  return decrypt(master.key, row.wrapped, placeOf(row.scope, row.version));
};

/** The same data keys, wrapped with another master key. */
export const rewrap = (row: WrappedKey, masters: readonly MasterKey[], master: MasterKey): WrappedKey => ({
  ...row,
  master: master.fingerprint,
  wrapped: encrypt(master.key, unwrap(row, masters), placeOf(row.scope, row.version)),
});

/** The keys of one jurisdiction (or of what belongs to accounts), opened. Everything here is done in memory, in microseconds. */
export interface Ring {
  /** Version with which values are sealed now; rows keep it beside them in `key_version`. */
  readonly version: number;
  /**
   * Encrypts a value (AES-256-GCM).
   * @param place the value's own place, `persons.phone <id>`: it opens nowhere else
   */
  seal(place: string, text: string): Buffer;
  /** @throws when the value was changed or moved, or its key is unknown */
  open(place: string, sealed: Buffer): string;
  /** Digest by which a value is found again without being readable (HMAC-SHA256); the same value of another kind has another one. */
  digest(kind: string, value: string): Buffer;
  /** Digests of a value under every version that rows may still have. */
  digests(kind: string, value: string): Buffer[];
  /** Signs a text for a use, `document` (Ed25519). @returns `<version>.<signature>` that {@link Ring.verify} proves, also in later years */
  sign(use: string, text: string): string;
  verify(use: string, text: string, signature: string): boolean;
  /** Public halves by version (base64 of the 32 bytes), for whoever checks a signature without us. */
  publicKeys(): Record<number, string>;
}

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface Opened {
  readonly version: number;
  readonly retired: boolean;
  readonly values: Buffer;
  readonly digests: Buffer;
  readonly signing: KeyObject;
}

/** @throws when the master key of a row is missing or wrong */
export const openRing = (rows: readonly WrappedKey[], masters: readonly MasterKey[]): Ring => {
  const keys = new Map<number, Opened>();
  for (const row of rows) {
    const bytes = unwrap(row, masters);
    const signing = createPrivateKey({ key: Buffer.concat([pkcs8, bytes.subarray(64)]), format: 'der', type: 'pkcs8' });
    const { version, retired } = row;
    keys.set(version, { version, retired, values: bytes.subarray(0, 32), digests: bytes.subarray(32, 64), signing });
  }
  const version = Math.max(...keys.keys());
  const current = keys.get(version) as Opened;
  const live = [...keys.values()].filter(({ retired }) => !retired);
  const digestWith = (key: Opened, kind: string, value: string): Buffer =>
    createHmac('sha256', key.digests).update(`${kind}\0${value}`).digest();
  const signed = (use: string, text: string): Buffer => Buffer.from(`${use}\0${text}`);
  return {
    version,
    seal: (place, text) => {
      const head = Buffer.alloc(2);
      head.writeUInt16BE(version);
      return Buffer.concat([head, encrypt(current.values, Buffer.from(text), place)]);
    },
    open: (place, sealed) => {
      const key = keys.get(sealed.readUInt16BE(0));
      if (!key) throw new Error(`${place} is sealed with the unknown key version ${sealed.readUInt16BE(0)}`);
      return decrypt(key.values, sealed.subarray(2), place).toString();
    },
    digest: (kind, value) => digestWith(current, kind, value),
    digests: (kind, value) => live.map((key) => digestWith(key, kind, value)),
    sign: (use, text) => `${version}.${signBytes(null, signed(use, text), current.signing).toString('base64url')}`,
    verify: (use, text, signature) => {
      const [by = '', bytes = ''] = signature.split('.');
      const key = keys.get(Number(by));
      return key !== undefined && verifyBytes(null, signed(use, text), createPublicKey(key.signing), Buffer.from(bytes, 'base64url'));
    },
    publicKeys: () =>
      Object.fromEntries(
        [...keys.values()].map((key) => [
          key.version,
          createPublicKey(key.signing).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
        ]),
      ),
  };
};
