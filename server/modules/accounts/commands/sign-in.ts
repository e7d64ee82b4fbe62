import { randomBytes } from 'node:crypto';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { keyedHash } from '#kernel/hash.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Opened } from '../auth.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { shortened } from '../domain/device-words.ts';
import { ticketSeconds } from '../domain/second-factor.ts';
import { oldestTemporary } from '../domain/session-rules.ts';
import { findAccount } from '../store/accounts.ts';
import { auditAccount } from '../store/homes.ts';
import { type FirstStep, hasSecondFactor, putTicket } from '../store/second-factors.ts';
import { endSession, noteSignIn, placeSession } from '../store/sessions.ts';
import type { Attempt } from '../throttle.ts';

/** A first step that was right: a session, or – where the account has a second factor – a ticket for the second step. */
export type FirstStepDone = Opened | { readonly ticket: string };

/** A login that is being checked: the account it means, which the caller must not learn, and the words typed. */
interface Login<Method extends string> {
  readonly accountId: string | null;
  readonly words: string;
  readonly method: Method;
  readonly refusal: 'accounts.sign_in_failed' | 'accounts.code_invalid' | 'accounts.second_factor_wrong';
}

const secondsUntil = (until: Date, now: Date): number => Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));

/** Refuses with the time left. */
export const tooMany = (context: Context, until: Date): never =>
  fail('accounts.too_many_attempts', { retryAfter: secondsUntil(until, context.kernel.clock.now()) });

/** Refuses because a login is locked. */
export const locked = (context: Context, until: Date): never => {
  const retryAfter = secondsUntil(until, context.kernel.clock.now());
  return fail('accounts.locked', { until: until.toISOString(), minutes: Math.ceil(retryAfter / 60), retryAfter });
};

/** Accounts of demos, whose passwords are public, are good in demos alone. */
export const mayEnter = (account: { readonly demo: boolean } | null, jurisdiction: Jurisdiction): boolean =>
  !account?.demo || jurisdiction.demo;

/** How a ticket is stored. */
export const ticketHash = (context: Context, ticket: string): Buffer =>
  keyedHash(context.kernel.config.sessionSecret, `people:ticket:${ticket}`);

/**
 * The frame around every check of a password or code: the failures of the network, the login's lock (reserved before the check), the trail.
 * @param check answers null when the password or code is wrong. After a success it says itself what becomes of the attempts counted: a
 * whole sign-in clears them, half of one gives its own back
 * @throws accounts.locked, accounts.too_many_attempts and `refusal`
 */
export const guarded = async <T>(
  context: Context,
  origin: Origin,
  login: Login<string>,
  check: (attempt: Attempt) => Promise<T | null>,
): Promise<T> => {
  const { throttle } = context;
  const attempt = await throttle.attemptAt(origin.jurisdiction.id, login.accountId, login.words, origin.sender);
  const blocked = await throttle.waitOf(attempt);
  if (blocked) tooMany(context, blocked);
  const result = await throttle.inLine(attempt, async () => {
    const until = await throttle.begin(attempt);
    return until ? locked(context, until) : check(attempt);
  });
  if (result !== null) return result;
  await throttle.failed(attempt);
  await noteRefusal(context, attempt, login.method);
  return fail(login.refusal);
};

/**
 * A first step of a sign-in inside that frame. Where the account has a second factor, the session the library opened ends at once and
 * a ticket is given; the attempts before stay counted, or knowing the password would allow any number of guesses at the code.
 * @throws what {@link noteOpened} and {@link guarded} throw
 */
export const guardedSignIn = async (
  context: Context,
  origin: Origin,
  login: Login<FirstStep>,
  check: () => Promise<Opened | null>,
): Promise<FirstStepDone> => {
  const { kernel, throttle } = context;
  const access = systemAccess(origin.jurisdiction.id);
  const result = await guarded(context, origin, login, async (attempt) => {
    const opened = await check();
    if (!opened) return null;
    const half = await kernel.db.read(access, (tx) => hasSecondFactor(tx, opened.accountId));
    await (half ? throttle.giveBack(attempt) : throttle.clear(attempt));
    return { opened, half };
  });
  if (!result.half) return noteOpened(context, origin, result.opened, { method: login.method });
  const ticket = randomBytes(32).toString('base64url');
  const { accountId, token } = result.opened;
  const expiresAt = new Date(kernel.clock.now().getTime() + ticketSeconds * 1000);
  await kernel.db.write(access, async (tx) => {
    await endSession(tx, token);
    await putTicket(tx, { hash: ticketHash(context, ticket), accountId, method: login.method, expiresAt });
  });
  return { ticket };
};

/** Why a right password or code opens nothing, and what the trail says of it. */
const refusals = {
  'accounts.account_disabled': { disabled: true },
  'accounts.temporary_password_expired': { temporaryPasswordExpired: true },
} as const;

/**
 * Puts a sign-in on record, or ends it again because the account is disabled or its temporary password has ended.
 * @throws accounts.account_disabled, accounts.temporary_password_expired
 */
export const noteOpened = async (
  context: Context,
  origin: Origin,
  opened: Opened,
  data: { readonly method: FirstStep; readonly secondFactor?: string },
): Promise<Opened> => {
  const { kernel, throttle } = context;
  const jurisdictionId = origin.jurisdiction.id;
  const at = kernel.clock.now();
  let replaced: string | null = null;
  const refusal = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    // a code proves the phone: whoever has it may still replace the temporary password
    const entered = await noteSignIn(tx, opened.accountId, at, data.method === 'password' ? oldestTemporary(at) : null);
    const why = entered
      ? null
      : (await findAccount(tx, opened.accountId))?.disabled
        ? 'accounts.account_disabled'
        : 'accounts.temporary_password_expired';
    if (why === null) {
      await throttle.remember(tx, opened.accountId, origin.remember());
      await placeSession(tx, opened.token, shortened(origin.sender.network), origin.browser);
      // the browser keeps one session: the one it had would be listed for months and belong to nobody
      replaced = origin.token === null ? null : await endSession(tx, origin.token);
      if (replaced !== null) await announce(tx, { account: replaced });
    } else await endSession(tx, opened.token);
    await auditAccount(tx, jurisdictionId, opened.accountId, {
      actorId: opened.accountId,
      action: why === null ? 'people.signed_in' : 'people.sign_in_refused',
      data: { ...data, ...(why === null ? {} : refusals[why]) },
      at,
    });
    return why;
  });
  if (replaced !== null) context.forget(replaced);
  return refusal === null ? opened : fail(refusal);
};

/** Records a wrong password or code, and the lock it may have started. Of a login that means nobody, what was typed is not kept. */
const noteRefusal = async (context: Context, attempt: Attempt, method: string): Promise<void> => {
  const { kernel, throttle } = context;
  const { jurisdictionId, accountId } = attempt;
  const lockedUntil = await throttle.lockOf(attempt);
  await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const note = (action: string, data: Record<string, unknown>): Promise<void> => {
      const line = { actorId: null, action, data, at: kernel.clock.now() };
      return accountId === null
        ? audit(tx, { ...line, jurisdictionId, subject: 'unknown' })
        : auditAccount(tx, jurisdictionId, accountId, line);
    };
    await note('people.sign_in_refused', { method });
    if (lockedUntil) await note('people.locked', { until: lockedUntil.toISOString() });
  });
};
