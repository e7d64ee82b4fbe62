import type { Tx } from '#kernel/db.ts';
import { keyedHash } from '#kernel/hash.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Context } from '../context.ts';
import { kindOfCode } from '../domain/second-factor.ts';
import { auditAccount } from '../store/homes.ts';
import { findSecondFactor, spendBackupCode, spendStep } from '../store/second-factors.ts';
import { placeOfSecret, stepOf } from '../totp.ts';

/** How a backup code is stored. */
export const backupCodeHash = (context: Context, accountId: string, code: string): Buffer =>
  keyedHash(context.kernel.config.sessionSecret, `people:backup-code:${accountId}:${code}`);

/**
 * Spends a code of an account's second factor: no code serves twice, however many arrive at once. A backup code goes on record.
 * @param ring the installation's keys
 * @returns what kind it was, null when it is wrong, spent, or the factor is not on
 */
export const spendCode = async (
  context: Context,
  ring: Ring,
  tx: Tx,
  who: { jurisdictionId: string; accountId: string },
  code: string,
): Promise<'app' | 'backup' | null> => {
  const { accountId } = who;
  const now = context.kernel.clock.now();
  const factor = await findSecondFactor(tx, accountId);
  if (!factor?.confirmed_at) return null;
  if (kindOfCode(code) === 'app') {
    const step = await stepOf(ring.open(placeOfSecret(accountId), factor.sealed), code, now);
    return step !== null && (await spendStep(tx, accountId, step)) ? 'app' : null;
  }
  if (!(await spendBackupCode(tx, accountId, backupCodeHash(context, accountId, code)))) return null;
  await auditAccount(tx, who.jurisdictionId, accountId, {
    actorId: accountId,
    action: 'people.backup_code_used',
    data: { left: factor.backup_codes - 1 },
    at: now,
  });
  return 'backup';
};
