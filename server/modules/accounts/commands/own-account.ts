import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { setContact } from '../store/accounts.ts';
import { auditAccount } from '../store/homes.ts';
import { guarded } from './sign-in.ts';

export const renameMe = async (context: Context, viewer: Viewer, body: { id: string; name: string }): Promise<{ ok: true }> => {
  if (viewer.anonymous) fail('session.forbidden');
  const { accountId, jurisdictionId } = viewer;
  const { kernel } = context;
  const answer = await kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      body.id,
      'people.rename_me',
      body,
      async () => {
        await setContact(tx, accountId, { name: body.name, phone: null });
        await auditAccount(tx, jurisdictionId, accountId, { actorId: accountId, action: 'people.renamed', at: kernel.clock.now() });
        await announce(tx, { account: accountId });
        return { ok: true as const };
      },
      async (done) => done,
    ),
  );
  context.forget(accountId);
  return answer;
};

/**
 * Changes the own phone: a code sent to the new one proves it. Without a gateway the security administrator changes it.
 * @throws accounts.sms_unavailable, accounts.code_invalid, accounts.phone_taken, accounts.locked, accounts.too_many_attempts
 */
export const changePhone = async (
  context: Context,
  viewer: Viewer,
  origin: Origin,
  body: { phone: string; code: string },
): Promise<void> => {
  if (viewer.anonymous) fail('session.forbidden');
  if (!context.sendSms) fail('accounts.sms_unavailable');
  const { kernel, auth, throttle } = context;
  const { accountId, jurisdictionId } = viewer;
  const login = { accountId, words: body.phone, method: 'change_phone', refusal: 'accounts.code_invalid' } as const;
  const outcome = await guarded(context, origin, login, async (attempt) => {
    const changed = await auth.changePhone(body.phone, body.code, origin.headers);
    if (changed !== null) await throttle.giveBack(attempt);
    return changed;
  });
  if (outcome === 'taken') fail('accounts.phone_taken');
  await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    await auditAccount(tx, jurisdictionId, accountId, { actorId: accountId, action: 'people.phone_changed', at: kernel.clock.now() });
    await announce(tx, { account: accountId });
  });
  context.forget(accountId);
};
