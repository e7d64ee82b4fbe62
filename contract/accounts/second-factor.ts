import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { factorCode } from '../kernel/shapes.ts';
import { done, id, moment } from '../kernel/values.ts';

/** Answer of a sign-in: a session, or – where the account has a second factor – a ticket that only the second step turns into one. */
export const signInAnswer = z.union([
  z.object({ accountId: id }),
  z.object({ secondFactor: z.literal(true), ticket: z.string().describe('good for one second step, for five minutes') }),
]);
export type SignInAnswer = z.infer<typeof signInAnswer>;

export const signInWithSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor',
  access: 'public',
  summary: 'Second step of a sign-in: the ticket of the first and a code of the app, or a backup code; sets the session cookie',
  body: z.object({ ticket: z.string().min(20).max(100), code: factorCode }),
  response: z.object({ accountId: id }),
  errors: [
    'accounts.second_factor_wrong',
    'accounts.ticket_expired',
    'accounts.locked',
    'accounts.too_many_attempts',
    'accounts.account_disabled',
    'accounts.temporary_password_expired',
  ],
});

/** How the own second factor stands. */
export const secondFactor = z.object({
  on: z.boolean(),
  since: moment.nullable(),
  backupCodesLeft: z.number().int(),
  required: z.boolean().describe('a role of the account must have one'),
});
export type SecondFactor = z.infer<typeof secondFactor>;

export const getSecondFactor = endpoint({
  method: 'GET',
  path: '/api/second-factor',
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'How the own second factor stands',
  response: secondFactor,
});

export const startSecondFactor = endpoint({
  method: 'POST',
  path: '/api/second-factor',
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'Make a key for the own authenticator app (staff); nothing is asked for until it is confirmed',
  body: z.object({}),
  response: z.object({
    key: z.string().describe('base 32, as typed into an app'),
    address: z.string().describe('otpauth: address, as a QR code'),
  }),
  errors: ['accounts.second_factor_on'],
});

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/second-factor/confirm',
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'Turn the own second factor on with a first code; answers the backup codes, once',
  body: z.object({ code: factorCode }),
  response: z.object({ backupCodes: z.array(z.string()) }),
  errors: ['accounts.second_factor_wrong', 'accounts.second_factor_on', 'accounts.second_factor_off'],
});

export const turnOffSecondFactor = endpoint({
  method: 'POST',
  path: '/api/second-factor/off',
  access: 'session',
  summary: 'Turn the own second factor off with a current code or a backup code',
  body: z.object({ code: factorCode }),
  response: done,
  errors: ['accounts.second_factor_wrong', 'accounts.second_factor_off', 'accounts.locked'],
});
