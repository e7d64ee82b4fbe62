import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Opened } from '../auth.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { codeAllowances, codeSeconds } from '../domain/session-rules.ts';
import { findByLogin, setDemo } from '../store/accounts.ts';
import { forgetDevices } from '../store/devices.ts';
import { endSessionsBut } from '../store/sessions.ts';
import { type FirstStepDone, guardedSignIn, mayEnter, tooMany } from './sign-in.ts';

/**
 * Sends a six-digit code to a phone. In a demo without a gateway the code is answered instead of sent, to new accounts and those of demos
 * alone: whoever reads it on the screen has not proven to have the phone.
 */
export const sendCode = async (
  context: Context,
  origin: Origin,
  phone: string,
): Promise<{ expiresInSeconds: number; demoCode: string | null }> => {
  const { kernel, throttle, sendSms } = context;
  const { id: jurisdictionId, demo } = origin.jurisdiction;
  if (!sendSms && !demo) fail('accounts.sms_unavailable');
  const account = await kernel.db.read(systemAccess(jurisdictionId), (tx) => findByLogin(tx, phone));
  if (!sendSms && account && !account.demo) fail('accounts.sms_unavailable');
  const wait = await context.quotas.code(origin.sender);
  if (wait !== null) fail('accounts.too_many_attempts', { retryAfter: wait });
  // who signed in with the phone on this device before has codes of their own, which strangers who ask for it cannot use up
  const { device } = origin.sender;
  const asker = (await throttle.knows(jurisdictionId, account?.id ?? null, device)) ? `${phone} device:${device}` : phone;
  for (const allowance of codeAllowances) {
    const until = await throttle.reserve(jurisdictionId, `code:${allowance.windowSeconds}:${asker}`, allowance);
    if (until) tooMany(context, until);
  }
  const budget = sendSms ? await context.quotas.message(origin.sender) : null;
  if (budget !== null) fail('accounts.code_budget', { minutes: Math.ceil(budget / 60), retryAfter: budget });
  const code = await context.auth.makeCode(phone);
  if (sendSms) await sendSms(phone, code);
  return { expiresInSeconds: codeSeconds, demoCode: sendSms ? null : code };
};

/**
 * Signs in with phone and code; a phone seen for the first time gets a resident's account. One opened by a code on a screen is good in
 * demos alone, until its phone gets a message: then it is that person's own, and whoever used it before is signed out.
 * @throws accounts.sms_unavailable and what {@link guardedSignIn} throws
 */
export const signInWithCode = async (context: Context, origin: Origin, body: { phone: string; code: string }): Promise<FirstStepDone> => {
  const { kernel, sendSms } = context;
  const { id: jurisdictionId, demo } = origin.jurisdiction;
  if (!sendSms && !demo) fail('accounts.sms_unavailable');
  const access = systemAccess(jurisdictionId);
  const account = await kernel.db.read(access, (tx) => findByLogin(tx, body.phone));
  const login = { accountId: account?.id ?? null, words: body.phone, method: 'code', refusal: 'accounts.code_invalid' } as const;
  const open = async (): Promise<Opened | null> => {
    if (!mayEnter(account, origin.jurisdiction) && account?.has_password) return null;
    if (account && !account.demo && !sendSms) return null;
    const opened = await context.auth.signInByCode(body.phone, body.code, origin.headers);
    if (opened && !sendSms && !account) await kernel.db.write(access, (tx) => setDemo(tx, opened.accountId, true));
    if (opened && sendSms && account?.demo && !account.has_password)
      await kernel.db.write(access, async (tx) => {
        await setDemo(tx, opened.accountId, false);
        await endSessionsBut(tx, opened.accountId, opened.token);
        await forgetDevices(tx, opened.accountId, null);
        await announce(tx, { account: opened.accountId });
      });
    return opened;
  };
  return guardedSignIn(context, origin, login, open);
};
