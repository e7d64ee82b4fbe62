import { systemAccess } from '#kernel/db.ts';
import type { Context, Origin } from '../context.ts';
import { findByLogin } from '../store/accounts.ts';
import { type FirstStepDone, guardedSignIn, mayEnter } from './sign-in.ts';

/** A user name nobody can have (they begin with a letter): checking it costs what checking a real one costs, so time tells nothing. */
const nobody = '0-nobody';

/** Signs in with user name or phone and password. An unknown login takes the same way, and the same time, as a wrong password. */
export const signInWithPassword = async (
  context: Context,
  origin: Origin,
  body: { login: string; password: string },
): Promise<FirstStepDone> => {
  const account = await context.kernel.db.read(systemAccess(origin.jurisdiction.id), (tx) => findByLogin(tx, body.login));
  const username = account?.has_password && mayEnter(account, origin.jurisdiction) ? account.username : null;
  return guardedSignIn(
    context,
    origin,
    { accountId: account?.id ?? null, words: body.login, method: 'password', refusal: 'accounts.sign_in_failed' },
    () => context.auth.signInByUsername(username ?? nobody, body.password, origin.headers),
  );
};
