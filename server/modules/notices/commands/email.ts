import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { keyedHash } from '#kernel/hash.ts';
import { type Language, phrase } from '#kernel/words.ts';
import type { Notices } from '../context.ts';
import { confirmEmail, putEmail, tryEmailCode } from '../store/settings.ts';

/** How long a code serves, in minutes, and how often it may be tried. */
const minutes = 15;
const mostTries = 5;

const hashOf = ({ kernel }: Notices, viewer: Viewer, code: string): Buffer =>
  keyedHash(kernel.config.sessionSecret, `notice email ${viewer.jurisdictionId} ${viewer.accountId} ${code}`);

/**
 * Keeps the viewer's address and sends a code to it; nothing else is sent there before the code has come back.
 * @throws notices.gateway_missing, notices.gateway_failed; notices.email_too_many after five codes in a day
 */
export const setEmail = async (notices: Notices, viewer: Viewer, address: string | null, language: Language): Promise<{ ok: true }> => {
  const { kernel, codes } = notices;
  const { jurisdictionId, accountId } = viewer;
  const keep = (email: Parameters<typeof putEmail>[3]) =>
    kernel.db.write(accessOf(viewer), (tx) => putEmail(tx, jurisdictionId, accountId, email, kernel.clock.now()));
  if (address === null) {
    await keep(null);
    return { ok: true };
  }
  const { email } = kernel.gateways;
  if (!email || viewer.anonymous) return fail('notices.gateway_missing', { channel: 'email' });
  const wait = await codes.take(`${jurisdictionId} ${accountId}`);
  if (wait !== null) fail('notices.email_too_many', { retryAfter: wait });
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await keep({ address, codeHash: hashOf(notices, viewer, code), until: new Date(kernel.clock.now().getTime() + minutes * 60_000) });
  const outcome = await email({
    to: address,
    id: v7(),
    subject: phrase(language, 'notices.message.codeSubject'),
    text: phrase(language, 'notices.message.code', { code, minutes }),
  });
  if (!outcome.sent) fail('notices.gateway_failed', { reason: outcome.reason });
  return { ok: true };
};

/** Confirms the viewer's address. @throws notices.email_code_wrong, also when the code is too old or was tried too often */
export const confirm = (notices: Notices, viewer: Viewer, code: string): Promise<{ ok: true }> => {
  const { kernel } = notices;
  const { jurisdictionId, accountId } = viewer;
  const at = kernel.clock.now();
  const access = accessOf(viewer);
  return kernel.db
    .write(access, (tx) => tryEmailCode(tx, jurisdictionId, accountId, at, mostTries))
    .then(async (expected) => {
      // the count of tries stays although the code was wrong: it has its own transaction
      if (!expected?.equals(hashOf(notices, viewer, code))) return fail('notices.email_code_wrong');
      await kernel.db.write(access, (tx) => confirmEmail(tx, jurisdictionId, accountId, at));
      return { ok: true as const };
    });
};
