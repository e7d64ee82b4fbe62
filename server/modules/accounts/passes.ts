import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { type Config, isSecure } from '#kernel/config.ts';
import { cookieIn } from '#kernel/devices.ts';
import type { Signed } from '#kernel/viewers.ts';

/** How long a pass is good, seconds: long enough for an outbox with its photos, and asked for again where it was not. */
export const passSeconds = 600;
/** How long a phone may think about what it is asked, milliseconds. */
export const challengeLasts = 120_000;

/** Passes by which bound phones send without a session: a signed cookie that names the phone. Whether that is still bound is asked each time. */
export interface Passes {
  /** The cookie that lets a phone send until {@link passSeconds} from now. */
  cookie(deviceId: string, now: Date): string;
  /** The phone whose pass a request carries, null when it carries none that is ours and still good. */
  deviceOf(request: Signed, now: Date): string | null;
}

export const createPasses = (config: Config): Passes => {
  const secure = isSecure(config);
  const name = `${secure ? '__Secure-' : ''}linli.pass`;
  const seal = (words: string): Buffer => createHmac('sha256', config.sessionSecret).update(`pass:${words}`).digest();
  return {
    cookie: (deviceId, now) => {
      const words = `${deviceId}.${now.getTime() + passSeconds * 1000}`;
      const value = `${words}.${seal(words).toString('base64url')}`;
      return `${name}=${value}; Path=/api; Max-Age=${passSeconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
    },
    deviceOf: ({ headers }, now) => {
      const [id = '', until = '', given = '', more] = cookieIn(headers.cookie, name)?.split('.') ?? [];
      if (given === '' || more !== undefined) return null;
      const [left, right] = [Buffer.from(given, 'base64url'), seal(`${id}.${until}`)];
      return left.length === right.length && timingSafeEqual(left, right) && now.getTime() < Number(until) ? id : null;
    },
  };
};

/** The key a phone names, null when it is no key on P-256. */
export const keyOfPhone = (bytes: Buffer): KeyObject | null => {
  try {
    const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
};

/** Whether a phone's key has signed some words. */
export const hasSigned = (key: KeyObject, words: string, signature: string): boolean =>
  verify('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
