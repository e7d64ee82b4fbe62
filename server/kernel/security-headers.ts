import type { FastifyReply } from 'fastify';
import { type Config, isSecure } from './config.ts';

/** Headers that every answer carries, whatever it is. */
export type SecurityHeaders = ReadonlyMap<string, string>;

/** @param outside hosts that pages may fetch pictures of a basemap from */
export const securityHeaders = (config: Config, outside: readonly string[]): SecurityHeaders => {
  const secure = isSecure(config);
  const policy = {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:', ...outside],
    'connect-src': ["'self'", ...outside],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    // plain HTTP on loopback must go on working; behind TLS the proxy's address is https anyway
    ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return new Map([
    [
      'content-security-policy',
      Object.entries(policy)
        .map(([name, values]) => [name, ...values].join(' '))
        .join(';'),
    ],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['origin-agent-cluster', '?1'],
    ['referrer-policy', 'same-origin'],
    ...(secure ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as const] : []),
    ['x-content-type-options', 'nosniff'],
    ['x-dns-prefetch-control', 'off'],
    ['x-download-options', 'noopen'],
    ['x-frame-options', 'DENY'],
    ['x-permitted-cross-domain-policies', 'none'],
    ['x-xss-protection', '0'],
  ]);
};

/** Sets them on the answer itself, so that streams which bypass the framework carry them too. */
export const guard = (reply: FastifyReply, headers: SecurityHeaders): void => {
  for (const [name, value] of headers) reply.raw.setHeader(name, value);
};
