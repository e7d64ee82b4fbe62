import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { installation } from '#kernel/keys/rings.ts';
import type { Opened } from '../auth.ts';
import type { Context, Origin } from '../context.ts';
import { findTicket, takeTicket } from '../store/second-factors.ts';
import { guarded, noteOpened, ticketHash } from './sign-in.ts';
import { spendCode } from './spend-code.ts';

/**
 * The second step: turns a ticket and a code into a session. A wrong code leaves the ticket good, counts towards the lock of the login
 * and is all the caller learns.
 * @throws accounts.ticket_expired, accounts.second_factor_wrong, accounts.locked, accounts.too_many_attempts, accounts.account_disabled
 */
export const signInWithSecondFactor = async (context: Context, origin: Origin, body: { ticket: string; code: string }): Promise<Opened> => {
  const { kernel, auth, throttle } = context;
  const jurisdictionId = origin.jurisdiction.id;
  const hash = ticketHash(context, body.ticket);
  const accountId = await kernel.db.read(systemAccess(jurisdictionId), (tx) => findTicket(tx, hash, kernel.clock.now()));
  if (accountId === null) return fail('accounts.ticket_expired');
  const ring = await kernel.keys.of(installation);
  const login = { accountId, words: '', method: 'second_factor', refusal: 'accounts.second_factor_wrong' } as const;
  const spent = await guarded(context, origin, login, async (attempt) => {
    const result = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      const kind = await spendCode(context, ring, tx, { jurisdictionId, accountId }, body.code);
      if (kind === null) return null;
      // thrown, it gives the code back: a ticket spent by a parallel request costs nothing more
      const method = (await takeTicket(tx, hash, kernel.clock.now())) ?? fail('accounts.ticket_expired');
      return { method, secondFactor: kind };
    });
    if (result) await throttle.clear(attempt);
    return result;
  });
  const opened = await auth.openSession(accountId, origin.headers);
  return noteOpened(context, origin, opened, spent);
};
