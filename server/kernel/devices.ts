import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { type Config, isSecure } from './config.ts';
import type { Sender } from './limiter.ts';
import { networkOf, siteOf } from './network.ts';

/** The part of a request that carries cookies. */
interface WithCookies {
  readonly headers: { readonly cookie?: string | undefined };
}

/** Value of a cookie as it stands in the header; null when it is not there. */
export const cookieIn = (header: string | undefined, name: string): string | null => {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
};

/**
 * Browsers on which somebody has proven an identity, told apart by a signed cookie that outlives the session. It serves limits alone, so
 * that those who come back are not refused for what strangers do from the same network; it opens nothing.
 */
export interface Devices {
  /** The device a request comes from, null when none is remembered. */
  of(request: WithCookies): string | null;
  /** Remembers the device for longer, a new one when it is not yet known; to be called after a right sign-in. @returns its id */
  remember(request: WithCookies, reply: FastifyReply): string;
}

/** Where a request comes from. `ip` is the address behind the proxies that are trusted. */
export const senderOf = (devices: Devices, request: WithCookies & { readonly ip: string }): Sender => ({
  // found out when a limit asks: those for accounts do not
  get network() {
    return networkOf(request.ip);
  },
  get site() {
    return siteOf(request.ip);
  },
  get device() {
    return devices.of(request);
  },
});

/** How long a browser keeps it, seconds; 400 days is the most that browsers allow. */
const lasts = 400 * 86_400;

export const createDevices = (config: Config): Devices => {
  const secure = isSecure(config);
  const name = `${secure ? '__Secure-' : ''}linli.device`;
  const seal = (id: string): string => createHmac('sha256', config.sessionSecret).update(`device:${id}`).digest('base64url');
  const of = (request: WithCookies): string | null => {
    const [id, given, more] = cookieIn(request.headers.cookie, name)?.split('.') ?? [];
    if (id === undefined || given === undefined || more !== undefined) return null;
    const [left, right] = [Buffer.from(given), Buffer.from(seal(id))];
    return left.length === right.length && timingSafeEqual(left, right) ? id : null;
  };
  return {
    of,
    remember: (request, reply) => {
      const id = of(request) ?? randomUUID();
      // a second set-cookie header beside those of the session
      reply.header('set-cookie', `${name}=${id}.${seal(id)}; Path=/; Max-Age=${lasts}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`);
      return id;
    },
  };
};
