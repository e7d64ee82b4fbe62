/*
 * What is kept for reading lies encrypted on a bound phone. Its key is wrapped by the PIN together with a key that cannot be taken out of this
 * browser: a copy of the store alone can not be tried with a million PINs elsewhere.
 */

/** How a PIN opens the key of what is kept. */
export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  /** HMAC key that never leaves the browser. */
  readonly pepper: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
}
/** Something encrypted, bound to the name it lies under. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

export const pinPattern = /^\d{6}$/;
const iterations = 600_000;
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const fresh = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

const wrapping = async (pin: string, { pepper, salt, iterations: rounds }: Pick<PinLock, 'pepper' | 'salt' | 'iterations'>) => {
  const { subtle } = crypto;
  const base = await subtle.importKey('raw', await subtle.sign('HMAC', pepper, bytesOf(pin)), 'PBKDF2', false, ['deriveKey']);
  const by = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return subtle.deriveKey(by, base, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey']);
};

const lockUp = async (pin: string, key: CryptoKey): Promise<PinLock> => {
  const pepper = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const kept = { salt: fresh(16), iterations, pepper };
  const iv = fresh(12);
  return { ...kept, iv, wrapped: await crypto.subtle.wrapKey('raw', key, await wrapping(pin, kept), { name: 'AES-GCM', iv }) };
};
const unwrap = async (lock: PinLock, pin: string, extractable: boolean): Promise<CryptoKey | null> => {
  const by = await wrapping(pin, lock);
  const aes = { name: 'AES-GCM', iv: lock.iv };
  // a wrong PIN is told by the seal of the wrapped key
  return crypto.subtle.unwrapKey('raw', lock.wrapped, by, aes, 'AES-GCM', extractable, ['encrypt', 'decrypt']).catch(() => null);
};

/** A key for what is kept, open, and the lock it lies behind from now on. */
export const makeVault = async (pin: string): Promise<{ lock: PinLock; key: CryptoKey }> => {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const lock = await lockUp(pin, made);
  return { lock, key: (await unwrap(lock, pin, false)) as CryptoKey };
};
/** The key behind a lock, null when the PIN is wrong. */
export const openVault = (lock: PinLock, pin: string): Promise<CryptoKey | null> => unwrap(lock, pin, false);
/** The same key behind another PIN, null when the old one is wrong. */
export const changeLock = async (lock: PinLock, old: string, next: string): Promise<PinLock | null> => {
  const key = await unwrap(lock, old, true);
  return key && lockUp(next, key);
};

export const seal = async (key: CryptoKey, name: string, data: unknown): Promise<Sealed> => {
  const iv = fresh(12);
  const by = { name: 'AES-GCM', iv, additionalData: bytesOf(name) };
  return { iv, sealed: await crypto.subtle.encrypt(by, key, bytesOf(JSON.stringify(data))) };
};
/** Rejects what was sealed under another key or name. */
export const unseal = async (key: CryptoKey, name: string, { iv, sealed }: Sealed): Promise<unknown> => {
  const by = { name: 'AES-GCM', iv, additionalData: bytesOf(name) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(by, key, sealed)));
};
