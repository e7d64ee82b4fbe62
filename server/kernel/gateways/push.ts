import { createECDH, hkdfSync } from 'node:crypto';
import webPush from 'web-push';
import type { PushConfig } from './config.ts';
import { type Outcome, retryAfter, unreached, usualPatience } from './outcome.ts';

/** A browser that wants to be told, as it describes itself. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}
export interface Push {
  readonly target: PushTarget;
  /** What the browser gets, encrypted for it alone. */
  readonly payload: string;
  /** A later message of the same topic replaces one that still waits at the service; 32 characters at most. */
  readonly topic: string;
  readonly urgent: boolean;
}

export interface PushGateway {
  /** Public key browsers subscribe with. */
  readonly key: string;
  /** Whether an endpoint belongs to a service we send to: a browser could name any address otherwise. */
  knows(endpoint: string): boolean;
  send(push: Push): Promise<Outcome>;
}

/** How long a service keeps a message for a browser that is off, in seconds. */
const keptFor = 86_400;

/** The installation's key pair (VAPID), made from its secret: it moves with backups, and no second secret has to be kept. */
export const pushKeys = (secret: string): { publicKey: string; privateKey: string } => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(hkdfSync('sha256', secret, '', 'linli web push', 32)));
  const privateKey = pair.getPrivateKey();
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: Buffer.concat([Buffer.alloc(32 - privateKey.length), privateKey]).toString('base64url'),
  };
};

const fits = (service: string, url: URL): boolean => {
  const wanted = URL.parse(service.replace('*.', ''));
  if (!wanted || wanted.protocol !== url.protocol || wanted.port !== url.port) return false;
  return service.includes('*.') ? url.hostname.endsWith(`.${wanted.hostname}`) : url.hostname === wanted.hostname;
};

/** Sends web push (RFC 8030, 8291, 8292). */
export const createPushGateway = ({ subject, services }: PushConfig, secret: string, patience = usualPatience): PushGateway => {
  const keys = pushKeys(secret);
  const knows = (endpoint: string): boolean => {
    const url = URL.parse(endpoint);
    return url !== null && services.some((service) => fits(service, url));
  };
  return {
    key: keys.publicKey,
    knows,
    send: async ({ target, payload, topic, urgent }) => {
      // services may have been taken off the list since
      if (!knows(target.endpoint)) return { sent: false, again: false, gone: true, reason: 'service not allowed' };
      try {
        const request = webPush.generateRequestDetails(
          { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
          payload,
          { vapidDetails: { subject, ...keys }, TTL: keptFor, topic, urgency: urgent ? 'high' : 'normal', contentEncoding: 'aes128gcm' },
        );
        const { 'Content-Length': _, ...headers } = request.headers as Record<string, string>;
        const answer = await fetch(target.endpoint, {
          method: 'POST',
          headers,
          body: new Uint8Array(request.body as Buffer),
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        });
        await answer.body?.cancel();
        if (answer.ok) return { sent: true };
        const reason = `http ${answer.status}`;
        if (answer.status === 404 || answer.status === 410) return { sent: false, again: false, gone: true, reason };
        const after = retryAfter(answer.headers.get('retry-after'), new Date());
        return { sent: false, again: answer.status === 429 || answer.status >= 500, reason, ...(after === undefined ? {} : { after }) };
      } catch (error) {
        return unreached(error);
      }
    },
  };
};
