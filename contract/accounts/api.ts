import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { localKind } from '../kernel/kind-shapes.ts';
import { line, login, mobile, reason, smsCode } from '../kernel/shapes.ts';
import { done, id, leavable, list, moment, page, paging, searched } from '../kernel/values.ts';
import { account, post } from './account.ts';
import { givenRole, roleCode } from './role-codes.ts';
import { signInAnswer } from './second-factor.ts';

export * from './account.ts';
export * from './devices.ts';
export * from './local-roles.ts';
export * from './second-factor.ts';
export * from './sessions.ts';
export { accountsTemplate, importAccounts } from './sheets.ts';

const personName = line.min(2).max(40);

/** The signed-in account with everything a front end needs to choose its first screen. */
export const me = z.object({
  account: z.object({
    id,
    name: z.string(),
    username: z.string().nullable().describe('what the account signs in with; null: by phone alone'),
    phone: z.string().nullable().describe('masked: 138****1234'),
    anonymous: z.boolean().describe('a device session without a person behind it'),
    mustChangePassword: z.boolean(),
    mustSetUpSecondFactor: z.boolean().describe('a role of the account asks for a second factor, and there is none yet'),
  }),
  jurisdiction: z.object({
    id,
    code: z.string(),
    name: z.string(),
    demo: z.boolean(),
    simulation: z.boolean(),
    requireSecondFactor: z.array(givenRole).describe('roles whose accounts must have a second factor'),
  }),
  roles: z.array(roleCode).describe('every role held now; always contains resident'),
  permissions: z.array(z.string()).describe('codes of everything some post allows, wherever it does; the server asks where on every call'),
  posts: z.array(post),
  kinds: z.array(localKind).describe('kinds of the jurisdiction’s own, of whatever has kinds'),
});
export type Me = z.infer<typeof me>;
export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  openWithTemporaryPassword: true,
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'The signed-in account, its posts and jurisdiction',
  response: me,
});

/** What the sign-in pages need before anybody is signed in: the jurisdiction's name and, in a demo, its accounts. */
export const welcome = z.object({
  jurisdiction: z.object({ id, code: z.string(), name: z.string(), demo: z.boolean() }),
  codes: z.boolean().describe('whether codes reach phones here: for a forgotten password and a new phone'),
  demoAccounts: z.array(
    z.object({ role: roleCode, name: z.string(), username: z.string(), phone: z.string(), password: z.string(), area: z.string() }),
  ),
});
export const getWelcome = endpoint({
  method: 'GET',
  path: '/api/welcome',
  access: 'public',
  summary: 'Name of the jurisdiction and, in a demo, its accounts',
  response: welcome,
});

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  access: 'session',
  summary: 'Accounts holding posts in the jurisdiction (security administrator)',
  query: z.object({
    ...paging,
    q: searched(50).optional(),
    role: list(roleCode),
    area: line.max(40).optional().describe('area code: that area and below'),
    temporaryPassword: z.stringbool().optional().describe('only those whose password is still a temporary one'),
  }),
  response: page(account),
});

export const createAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  access: 'session',
  status: 201,
  summary: 'Open a staff account with its first post',
  body: z.object({
    id,
    name: personName,
    username: login.regex(/^[a-z][a-z0-9_.-]{2,31}$/),
    phone: mobile,
    password: z.string().min(10).max(128).describe('temporary: must be changed at first sign-in'),
    role: givenRole,
    areaId: id.nullable().default(null),
    organisationId: id.nullable().default(null),
  }),
  response: account,
  errors: [
    'accounts.phone_taken',
    'accounts.username_taken',
    'accounts.password_weak',
    'accounts.administrators_apart',
    'accounts.role_not_found',
    'territory.area_not_found',
    'organisations.organisation_not_found',
  ],
});

export const giveTemporaryPassword = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/temporary-password',
  access: 'session',
  summary:
    'Reset the password of an account: a temporary one, to be changed at the next sign-in; ends its sessions (security administrator)',
  params: z.object({ accountId: id }),
  body: z.object({ id, password: z.string().min(10).max(128).describe('temporary: must be changed at the next sign-in'), reason }),
  response: account,
  errors: ['accounts.account_not_found', 'accounts.own_post', 'accounts.password_weak'],
});

export const correctContact = endpoint({
  method: 'PUT',
  path: '/api/accounts/:accountId/contact',
  access: 'session',
  summary: 'Correct the name or the phone of an account; what is left out stays (security administrator)',
  params: z.object({ accountId: id }),
  body: z.object({ id, name: personName.optional(), phone: mobile.optional(), reason }),
  response: account,
  errors: ['accounts.account_not_found', 'accounts.own_post', 'accounts.phone_taken'],
});

export const setAccountDisabled = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/disabled',
  access: 'session',
  summary: 'Disable or enable an account; disabling ends its sessions',
  params: z.object({ accountId: id }),
  body: z.object({ id, disabled: z.boolean(), reason }),
  response: account,
  errors: ['accounts.account_not_found', 'accounts.own_post'],
});

export const unlockAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/unlock',
  access: 'session',
  summary: 'Lift a sign-in lock before it expires',
  params: z.object({ accountId: id }),
  body: z.object({ id, reason }),
  response: account,
  errors: ['accounts.account_not_found'],
});

export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/second-factor/reset',
  access: 'session',
  summary: 'Take the second factor off an account whose holder lost it; ends its sessions (security administrator)',
  params: z.object({ accountId: id }),
  body: z.object({ id, reason }),
  response: account,
  errors: ['accounts.account_not_found', 'accounts.own_post', 'accounts.second_factor_off'],
});

export const grantPost = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/posts',
  access: 'session',
  status: 201,
  summary: 'Give an account a post (security administrator)',
  params: z.object({ accountId: id }),
  body: z.object(leavable({ id, role: givenRole, areaId: id.nullable(), organisationId: id.nullable(), validTo: moment.nullable() })),
  response: account,
  errors: [
    'accounts.account_not_found',
    'accounts.administrators_apart',
    'accounts.role_not_found',
    'accounts.own_post',
    'accounts.post_conflict',
    'territory.area_not_found',
    'organisations.organisation_not_found',
  ],
});

export const endPost = endpoint({
  method: 'POST',
  path: '/api/posts/:postId/end',
  access: 'session',
  summary: 'End a post now; the record of it stays',
  params: z.object({ postId: id }),
  body: z.object({ id, reason }),
  response: account,
  errors: ['accounts.post_not_found', 'accounts.own_post'],
});

/** One line of the audit trail. */
export const auditEntry = z.object({
  id,
  at: moment,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const listAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  access: 'session',
  summary: 'The audit trail (audit administrator)',
  query: z.object({
    ...paging,
    q: searched(50).optional(),
    action: line.max(60).optional(),
    from: moment.optional(),
    to: moment.optional(),
  }),
  response: page(auditEntry),
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/session/end',
  access: 'public',
  summary: 'Sign out this device; also where the session has ended already',
  body: z.object({}),
  response: done,
});

export const signInWithPassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  access: 'public',
  summary: 'Sign in with user name or phone and password; sets the session cookie, or answers a ticket for the second step',
  body: z.object({ login, password: z.string().min(1).max(128) }),
  response: signInAnswer,
  errors: [
    'accounts.sign_in_failed',
    'accounts.locked',
    'accounts.too_many_attempts',
    'accounts.account_disabled',
    'accounts.temporary_password_expired',
  ],
});
export const sendCode = endpoint({
  method: 'POST',
  path: '/api/session/code',
  access: 'public',
  summary: 'Send a six-digit sign-in code to a phone',
  body: z.object({ phone: mobile }),
  response: z.object({
    ok: z.literal(true),
    expiresInSeconds: z.number(),
    demoCode: z.string().nullable().describe('only in a demo without SMS gateway'),
  }),
  errors: ['accounts.too_many_attempts', 'accounts.code_budget', 'accounts.sms_unavailable'],
});
export const signInWithCode = endpoint({
  method: 'POST',
  path: '/api/session/phone',
  access: 'public',
  summary: 'Sign in (and, the first time, sign up) with phone and code; as with a password there may be a second step',
  body: z.object({ phone: mobile, code: smsCode }),
  response: signInAnswer,
  errors: ['accounts.code_invalid', 'accounts.locked', 'accounts.too_many_attempts', 'accounts.account_disabled'],
});
export const signInAnonymously = endpoint({
  method: 'POST',
  path: '/api/session/anonymous',
  access: 'public',
  summary: 'Open a device session without a person, to report and follow anonymously',
  body: z.object({}),
  response: z.object({ accountId: id }),
  errors: ['accounts.too_many_attempts'],
});
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/change-password',
  openWithTemporaryPassword: true,
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'Change the own password; ends the other sessions',
  body: z.object({ current: z.string().min(1).max(128), next: z.string().min(10).max(128) }),
  response: done,
  errors: ['accounts.sign_in_failed', 'accounts.password_weak', 'accounts.locked'],
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/session/reset-password',
  access: 'public',
  summary: 'Set a new password in place of a forgotten one, with a code sent to the account’s phone; ends all its sessions',
  body: z.object({ phone: mobile, code: smsCode, next: z.string().min(10).max(128) }),
  response: done,
  errors: ['accounts.code_invalid', 'accounts.password_weak', 'accounts.locked', 'accounts.too_many_attempts', 'accounts.sms_unavailable'],
});
export const renameMe = endpoint({
  method: 'PUT',
  path: '/api/me/name',
  access: 'session',
  summary: 'Change the own name',
  body: z.object({ id, name: personName }),
  response: done,
});
export const changePhone = endpoint({
  method: 'PUT',
  path: '/api/me/phone',
  access: 'session',
  summary: 'Change the own phone, with a code sent to the new one',
  body: z.object({ phone: mobile, code: smsCode }),
  response: done,
  errors: ['accounts.code_invalid', 'accounts.phone_taken', 'accounts.locked', 'accounts.too_many_attempts', 'accounts.sms_unavailable'],
});
