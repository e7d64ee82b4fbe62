import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Origin } from '../context.ts';
import { codeAllowances, codeSeconds } from '../domain/session-rules.ts';
import { findByLogin } from '../store/accounts.ts';
import { type FirstStepDone, guardedSignIn, tooMany } from './sign-in.ts';

/** Sends a six-digit code to a phone. In a demo without a gateway the code is answered instead of sent. */
export const sendCode = async (
  context: Context,
  origin: Origin,
  phone: string,
): Promise<{ expiresInSeconds: number; demoCode: string | null }> => {
  const { throttle, sendSms } = context;
  const { id: jurisdictionId, demo } = origin.jurisdiction;
  if (!sendSms && !demo) fail('people.sms_unavailable');
  const wait = await context.quotas.code(origin.sender);
  if (wait !== null) fail('people.too_many_attempts', { retryAfter: wait });
  for (const allowance of codeAllowances) {
    const until = await throttle.reserve(jurisdictionId, `code:${allowance.windowSeconds}:${phone}`, allowance);
    if (until) tooMany(context, until);
  }
  const budget = sendSms ? await context.quotas.message(origin.sender) : null;
  if (budget !== null) fail('people.code_budget', { minutes: Math.ceil(budget / 60), retryAfter: budget });
  const code = await context.auth.makeCode(phone);
  if (sendSms) await sendSms(phone, code);
  return { expiresInSeconds: codeSeconds, demoCode: sendSms ? null : code };
};

/** Signs in with phone and code; a phone seen for the first time gets a resident's account. */
export const signInWithCode = async (context: Context, origin: Origin, body: { phone: string; code: string }): Promise<FirstStepDone> => {
  const account = await context.kernel.db.read(systemAccess(origin.jurisdiction.id), (tx) => findByLogin(tx, body.phone));
  return guardedSignIn(
    context,
    origin,
    { accountId: account?.id ?? null, words: body.phone, method: 'code', refusal: 'people.code_invalid' },
    () => context.auth.signInByCode(body.phone, body.code, origin.headers),
  );
};
