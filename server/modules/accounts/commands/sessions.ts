import type { Viewer } from '#contract/accounts/viewer.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Opened } from '../auth.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { shortened } from '../domain/device-words.ts';
import { weaknessOf } from '../domain/password.ts';
import { findAccount, passwordChanged } from '../store/accounts.ts';
import { forgetDevices } from '../store/devices.ts';
import { auditAccount } from '../store/homes.ts';
import { endTickets } from '../store/second-factors.ts';
import { placeSession } from '../store/sessions.ts';
import { locked } from './sign-in.ts';

/** Opens a session for a device without a person. A device that has one keeps it. */
export const signInAnonymously = async (
  context: Context,
  origin: Origin,
  viewer: Viewer | null,
): Promise<Pick<Opened, 'accountId' | 'cookies'>> => {
  if (viewer?.anonymous) return { accountId: viewer.accountId, cookies: [] };
  const wait = await context.quotas.device(origin.sender);
  if (wait !== null) fail('accounts.too_many_attempts', { retryAfter: wait });
  return context.auth.signInAnonymously(origin.headers);
};

/** Ends the session of this device, if it still stands. @returns cookies that make the browser forget it */
export const signOut = async (context: Context, viewer: Viewer | null, headers: Headers): Promise<readonly string[]> => {
  const { kernel, auth } = context;
  const cookies = await auth.signOut(headers);
  if (!viewer) return cookies;
  await kernel.db.write(systemAccess(viewer.jurisdictionId), async (tx) => {
    const line = { actorId: viewer.accountId, action: 'people.signed_out', at: kernel.clock.now() };
    await auditAccount(tx, viewer.jurisdictionId, viewer.accountId, line);
    await announce(tx, { account: viewer.accountId });
  });
  context.forget(viewer.accountId);
  return cookies;
};

/**
 * Changes the own password and ends all other sessions. Wrong current passwords count towards the lock of the login.
 * @throws accounts.password_weak, accounts.sign_in_failed, accounts.locked
 */
export const changePassword = async (
  context: Context,
  viewer: Viewer,
  origin: Origin,
  body: { current: string; next: string },
): Promise<readonly string[]> => {
  const { kernel, throttle, auth } = context;
  const { jurisdictionId, accountId } = viewer;
  const account = await kernel.db.read(systemAccess(jurisdictionId), (tx) => findAccount(tx, accountId));
  const weakness =
    weaknessOf(body.next, [account?.username ?? null, account?.phone ?? null]) ?? (body.next === body.current ? 'same' : null);
  if (weakness) fail('accounts.password_weak', { weakness });
  const attempt = await throttle.attemptAt(jurisdictionId, accountId, '', origin.sender);
  const opened = await throttle.inLine(attempt, async () => {
    const until = await throttle.begin(attempt);
    if (until) return locked(context, until);
    const set = await auth.changePassword(body.current, body.next, origin.headers);
    if (set) await throttle.clear(attempt);
    return set;
  });
  const at = kernel.clock.now();
  await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    await auditAccount(tx, jurisdictionId, accountId, {
      actorId: accountId,
      action: opened ? 'people.password_changed' : 'people.sign_in_refused',
      data: opened ? {} : { method: 'change_password' },
      at,
    });
    if (!opened) return;
    await placeSession(tx, opened.token, shortened(origin.sender.network), origin.browser);
    await passwordChanged(tx, accountId, account?.temporary_password_at ?? null);
    await endTickets(tx, accountId);
    await forgetDevices(tx, accountId, origin.sender.device === null ? null : throttle.deviceHash(origin.sender.device));
    await announce(tx, { account: accountId });
  });
  context.forget(accountId);
  return opened?.cookies ?? fail('accounts.sign_in_failed');
};
