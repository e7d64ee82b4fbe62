import { randomInt } from 'node:crypto';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { installation } from '#kernel/keys/rings.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { backupCodeCount, makeBackupCode, showBackupCode } from '../domain/second-factor.ts';
import { mayHaveSecondFactor } from '../policy.ts';
import { findAccount } from '../store/accounts.ts';
import { auditAccount } from '../store/homes.ts';
import { confirm, findSecondFactor, putBackupCodes, putKey, removeSecondFactor } from '../store/second-factors.ts';
import { addressOf, makeKey, placeOfSecret, stepOf } from '../totp.ts';
import { guarded } from './sign-in.ts';
import { backupCodeHash, spendCode } from './spend-code.ts';

// No client-made ids here: the answers are secrets and must not be kept for a repeat. Each act can happen once by itself.

/**
 * Makes a key for the own app, in place of one never confirmed. Nothing is asked for until it is confirmed.
 * @throws accounts.second_factor_on
 */
export const startSecondFactor = async (context: Context, viewer: Viewer): Promise<{ key: string; address: string }> => {
  if (!mayHaveSecondFactor(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const key = makeKey();
  const ring = await kernel.keys.of(installation);
  const sealed = ring.seal(placeOfSecret(viewer.accountId), key);
  const account = await kernel.db.write(accessOf(viewer), async (tx) => {
    if (!(await putKey(tx, viewer.accountId, sealed, kernel.clock.now()))) fail('accounts.second_factor_on');
    return findAccount(tx, viewer.accountId);
  });
  return { key, address: addressOf(key, account?.username ?? viewer.name) };
};

/**
 * Turns the own second factor on with a first code and makes the backup codes, which are shown this once.
 * @throws accounts.second_factor_off before a start, accounts.second_factor_on, accounts.second_factor_wrong
 */
export const confirmSecondFactor = async (context: Context, viewer: Viewer, code: string): Promise<{ backupCodes: string[] }> => {
  const { kernel } = context;
  const { accountId, jurisdictionId } = viewer;
  const codes = new Set<string>();
  while (codes.size < backupCodeCount) codes.add(makeBackupCode(randomInt));
  const at = kernel.clock.now();
  const ring = await kernel.keys.of(installation);
  await kernel.db.write(accessOf(viewer), async (tx) => {
    const factor = (await findSecondFactor(tx, accountId)) ?? fail('accounts.second_factor_off');
    if (factor.confirmed_at) fail('accounts.second_factor_on');
    const step = await stepOf(ring.open(placeOfSecret(accountId), factor.sealed), code, at);
    if (step === null) return fail('accounts.second_factor_wrong');
    if (!(await confirm(tx, accountId, factor.sealed, step, at))) fail('accounts.second_factor_on');
    const hashes = [...codes].map((one) => backupCodeHash(context, accountId, one));
    await putBackupCodes(tx, accountId, hashes);
    await auditAccount(tx, jurisdictionId, accountId, { actorId: accountId, action: 'people.second_factor_on', at });
    await announce(tx, { account: accountId });
  });
  context.forget(accountId);
  return { backupCodes: [...codes].map(showBackupCode) };
};

/**
 * Turns the own second factor off. Wrong codes count towards the lock of the login.
 * @throws accounts.second_factor_off, accounts.second_factor_wrong, accounts.locked
 */
export const turnOffSecondFactor = async (context: Context, viewer: Viewer, origin: Origin, typed: string): Promise<{ ok: true }> => {
  const { kernel, throttle } = context;
  const { accountId, jurisdictionId } = viewer;
  const access = systemAccess(jurisdictionId);
  const ring = await kernel.keys.of(installation);
  const factor = await kernel.db.read(access, (tx) => findSecondFactor(tx, accountId));
  if (!factor?.confirmed_at) fail('accounts.second_factor_off');
  const login = { accountId, words: '', method: 'second_factor_off', refusal: 'accounts.second_factor_wrong' } as const;
  await guarded(context, origin, login, async (attempt) => {
    const spent = await kernel.db.write(access, async (tx) => {
      if (!(await spendCode(context, ring, tx, viewer, typed))) return null;
      await removeSecondFactor(tx, accountId);
      const line = { actorId: accountId, action: 'people.second_factor_off', at: kernel.clock.now() };
      await auditAccount(tx, jurisdictionId, accountId, line);
      await announce(tx, { account: accountId });
      return true;
    });
    if (spent) await throttle.clear(attempt);
    return spent;
  });
  context.forget(accountId);
  return { ok: true };
};
