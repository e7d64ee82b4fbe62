import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { type HttpGateway, type Request, startHttpGateway } from './http.ts';

/** A browser that subscribed: it alone can read what is sent to it. */
export interface Browser {
  readonly endpoint: string;
  readonly keys: { p256dh: string; auth: string };
  /** What came, decrypted as RFC 8291 says. @throws when it was not meant for this browser */
  read(request: Request): unknown;
}

/** A push service of the test. */
export interface PushService extends HttpGateway {
  browser(): Browser;
}

const part = (body: Buffer, from: number, length: number): Buffer => body.subarray(from, from + length);
const derive = (key: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

/** Decrypts one record of `aes128gcm` (RFC 8188) with the keys of RFC 8291. */
const decrypt = (body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): string => {
  const salt = part(body, 0, 16);
  const keyLength = body[20] ?? 0;
  const sender = part(body, 21, keyLength);
  const content = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = derive(ecdh.computeSecret(sender), auth, info, 32);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16),
    derive(secret, salt, 'Content-Encoding: nonce\0', 12),
  );
  decipher.setAuthTag(content.subarray(-16));
  const plain = Buffer.concat([decipher.update(content.subarray(0, -16)), decipher.final()]);
  // the last record ends with 2 and padding
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
};

/** What the sender says of itself (RFC 8292), its signature checked. @throws when it did not sign */
export const senderOf = ({ headers }: Request): { aud: string; exp: number; sub: string; key: string } => {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!good) throw new Error('the sender did not sign its claims');
  return { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), key };
};

/** Starts a push service on loopback; it answers 201 until told otherwise. */
export const startPushService = async (): Promise<PushService> => {
  const gateway = await startHttpGateway();
  gateway.answer = (_, response) => response.writeHead(201).end();
  return Object.assign(gateway, {
    browser: (): Browser => {
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const auth = randomBytes(16);
      return {
        endpoint: `${gateway.url}/push/${randomBytes(16).toString('base64url')}`,
        keys: { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') },
        read: ({ headers, body }) => {
          if (headers['content-encoding'] !== 'aes128gcm') throw new Error(`content-encoding ${headers['content-encoding']}`);
          return JSON.parse(decrypt(body, ecdh, auth));
        },
      };
    },
  });
};
