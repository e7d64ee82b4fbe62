import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { hashOf } from '../auth.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { weaknessOf } from '../domain/password.ts';
import { findByLogin, setPassword } from '../store/accounts.ts';
import { forgetDevices } from '../store/devices.ts';
import { auditAccount } from '../store/homes.ts';
import { endTickets } from '../store/second-factors.ts';
import { endSessions } from '../store/sessions.ts';
import { guarded, mayEnter } from './sign-in.ts';

/**
 * Sets a new password in place of a forgotten one: whoever reads the code has the account's phone. Ends all sessions; a second factor stays.
 * Only where codes are sent: one shown on a screen proves no phone. Whether an account bears the phone is nowhere to be seen.
 * @throws accounts.sms_unavailable, accounts.password_weak, accounts.code_invalid, accounts.locked, accounts.too_many_attempts
 */
export const resetPassword = async (
  context: Context,
  origin: Origin,
  body: { phone: string; code: string; next: string },
): Promise<void> => {
  const { kernel, auth, throttle, sendSms } = context;
  if (!sendSms) fail('accounts.sms_unavailable');
  const weakness = weaknessOf(body.next, [body.phone]);
  if (weakness) fail('accounts.password_weak', { weakness });
  const access = systemAccess(origin.jurisdiction.id);
  const found = await kernel.db.read(access, (tx) => findByLogin(tx, body.phone));
  const account =
    found?.phone === body.phone && found.has_password && !found.disabled && mayEnter(found, origin.jurisdiction) ? found : null;
  const passwordHash = await hashOf(body.next);
  const login = { accountId: account?.id ?? null, words: body.phone, method: 'reset_password', refusal: 'accounts.code_invalid' } as const;
  const proven = await guarded(context, origin, login, async (attempt) => {
    if (account === null || !(await auth.spendCode(body.phone, body.code))) return null;
    await throttle.clear(attempt);
    return account;
  });
  // told only to whoever has the phone: it tells the user name
  if (weaknessOf(body.next, [proven.username])) fail('accounts.password_weak', { weakness: 'login' });
  await kernel.db.write(access, async (tx) => {
    await setPassword(tx, proven.id, passwordHash, null);
    await endSessions(tx, proven.id);
    await endTickets(tx, proven.id);
    await forgetDevices(tx, proven.id, null);
    const line = { actorId: proven.id, action: 'people.password_reset', at: kernel.clock.now() };
    await auditAccount(tx, origin.jurisdiction.id, proven.id, line);
    await announce(tx, { account: proven.id });
  });
  context.forget(proven.id);
};
