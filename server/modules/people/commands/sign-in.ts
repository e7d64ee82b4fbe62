import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Opened } from '../auth.ts';
import type { Context, Origin } from '../context.ts';
import { addressAllowance, loginAllowance } from '../domain/session-rules.ts';
import { endSession, noteSignIn } from '../store/sessions.ts';
import { addressKey, loginKey } from '../throttle.ts';

const secondsUntil = (until: Date, now: Date): number => Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));

/** Refuses with the time left. */
export const tooMany = (context: Context, until: Date): never =>
  fail('people.too_many_attempts', { retryAfter: secondsUntil(until, context.kernel.clock.now()) });

/** Refuses because a login is locked. */
export const locked = (context: Context, until: Date): never => {
  const retryAfter = secondsUntil(until, context.kernel.clock.now());
  return fail('people.locked', { until: until.toISOString(), minutes: Math.ceil(retryAfter / 60), retryAfter });
};

/**
 * The frame around every check of a password or code: the address's failures, the login's lock (reserved before the check), the trail.
 * @param accountId the account the login means, null when there is none – which the caller of the endpoint must not learn
 * @param check answers null when the password or code is wrong
 * @throws people.locked, people.too_many_attempts, people.account_disabled and `refusal`
 */
export const guardedSignIn = async (
  context: Context,
  origin: Origin,
  login: { accountId: string | null; words: string; method: 'password' | 'code'; refusal: 'people.sign_in_failed' | 'people.code_invalid' },
  check: () => Promise<Opened | null>,
): Promise<Opened> => {
  const { kernel, throttle } = context;
  const { id: jurisdictionId } = origin.jurisdiction;
  const blocked = await throttle.blockedUntil(jurisdictionId, addressKey(origin.address));
  if (blocked) tooMany(context, blocked);
  const key = loginKey(login.accountId, login.words);
  const opened = await throttle.inLine(key, async () => {
    const until = await throttle.reserve(jurisdictionId, key, loginAllowance);
    if (until) return locked(context, until);
    const result = await check();
    if (result) await throttle.clear(jurisdictionId, key);
    return result;
  });
  if (!opened) {
    await throttle.reserve(jurisdictionId, addressKey(origin.address), addressAllowance);
    await noteRefusal(context, origin, login.accountId, key, login.method);
    return fail(login.refusal);
  }
  const at = kernel.clock.now();
  const noted = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const account = await noteSignIn(tx, opened.accountId, at);
    if (!account) await endSession(tx, opened.token);
    const action = account ? 'people.signed_in' : 'people.sign_in_refused';
    await audit(tx, {
      jurisdictionId,
      actorId: opened.accountId,
      action,
      subject: opened.accountId,
      data: { method: login.method, ...(account ? {} : { disabled: true }) },
      at,
    });
    return account;
  });
  return noted ? opened : fail('people.account_disabled');
};

/** Records a wrong password or code, and the lock it may have started. Of a login that means nobody, what was typed is not kept. */
const noteRefusal = async (context: Context, origin: Origin, accountId: string | null, key: string, method: string): Promise<void> => {
  const { kernel, throttle } = context;
  const jurisdictionId = origin.jurisdiction.id;
  const lockedUntil = await throttle.blockedUntil(jurisdictionId, key);
  const line = { jurisdictionId, actorId: null, subject: accountId ?? 'unknown', at: kernel.clock.now() };
  await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    await audit(tx, { ...line, action: 'people.sign_in_refused', data: { method } });
    if (lockedUntil) await audit(tx, { ...line, action: 'people.locked', data: { until: lockedUntil.toISOString() } });
  });
};
