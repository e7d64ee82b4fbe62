import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { reason } from '../kernel/shapes.ts';
import { done, id, moment } from '../kernel/values.ts';
import { account } from './account.ts';
import { browsers, systems } from './sessions.ts';

/** A phone bound to an account: without a session it may send what was written on it, and reads nothing. */
export const boundDevice = z.object({
  id,
  current: z.boolean().describe('the browser of this request'),
  browser: z.enum(browsers).nullable(),
  system: z.enum(systems).nullable(),
  boundAt: moment,
  signedInAt: moment.describe('the last sign-in on it, from which its days are counted'),
  sentAt: moment.nullable().describe('when it last asked to send without a session'),
  until: moment.describe('until when it may send unless somebody signs in on it before'),
});
export type BoundDevice = z.infer<typeof boundDevice>;
const devices = z.object({
  items: z.array(boundDevice),
  days: z.number().int().describe('days a bound phone may send after a sign-in on it; 0: binding is not allowed here'),
});

/** Base64url without padding. */
const bytes = z.string().regex(/^[\w-]+$/);
const signature = bytes.length(86).meta({ examples: ['A'.repeat(86)] });

export const listDevices = endpoint({
  method: 'GET',
  path: '/api/devices',
  access: 'session',
  summary: 'Phones bound to the own account',
  response: devices,
});

export const bindDevice = endpoint({
  method: 'POST',
  path: '/api/devices',
  access: 'session',
  status: 201,
  summary: 'Bind this phone to the own account; `id` becomes its id. What was bound in this browser before is replaced',
  body: z.object({
    id,
    publicKey: bytes
      .min(100)
      .max(200)
      .describe('ECDSA P-256 as SubjectPublicKeyInfo, base64url')
      .meta({ examples: ['A'.repeat(122)] }),
    proof: signature.describe('of `linli bind <id> <account id>`; ECDSA P-256 with SHA-256, r and s, base64url'),
  }),
  response: boundDevice,
  errors: ['session.forbidden', 'accounts.devices_not_allowed', 'accounts.devices_many', 'accounts.device_key_wrong'],
});

const deviceParams = z.object({ deviceId: id });
export const unbindDevice = endpoint({
  method: 'POST',
  path: '/api/devices/:deviceId/end',
  access: 'session',
  summary: 'Unbind a phone from the own account; one that is not bound any more is no error',
  params: deviceParams,
  body: z.object({}),
  response: done,
});

export const askPass = endpoint({
  method: 'POST',
  path: '/api/devices/:deviceId/challenge',
  access: 'public',
  summary: 'A bound phone whose session has ended asks to send: it is answered with what it has to sign, once, within two minutes',
  params: deviceParams,
  body: z.object({}),
  response: z.object({ challenge: z.string() }),
  errors: ['accounts.device_ended', 'request.too_many'],
});
export const takePass = endpoint({
  method: 'POST',
  path: '/api/devices/:deviceId/pass',
  access: 'public',
  summary: 'The pass to send by, a cookie: good for some minutes, for addresses that take what is written offline, and never for reading',
  params: deviceParams,
  body: z.object({
    challenge: bytes.max(64).meta({ examples: ['A'.repeat(43)] }),
    signature: signature.describe('of `linli pass <device id> <challenge>`; ECDSA P-256 with SHA-256, r and s, base64url'),
  }),
  response: z.object({ seconds: z.number().int().describe('how long it is good') }),
  errors: ['accounts.device_ended', 'accounts.device_proof_wrong', 'request.too_many'],
});

export const listDevicesOf = endpoint({
  method: 'GET',
  path: '/api/accounts/:accountId/devices',
  access: 'session',
  summary: 'Phones bound to an account (security administrator)',
  params: z.object({ accountId: id }),
  response: devices,
  errors: ['accounts.account_not_found'],
});
export const unbindDeviceOf = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/devices/:deviceId/end',
  access: 'session',
  summary: 'Unbind a phone from an account, because it was lost for instance (security administrator)',
  params: z.object({ accountId: id, deviceId: id }),
  body: z.object({ id, reason }),
  response: account,
  errors: ['accounts.account_not_found', 'accounts.device_not_found'],
});
