import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { announce } from './context.ts';
import { eraseAccount, findAccount } from './store/accounts.ts';
import { removeSecondFactor } from './store/second-factors.ts';
import { endSessions } from './store/sessions.ts';

/** The account itself. One that works here stays: who did what must remain known. */
export const accountHolder: DataHolder = {
  word: 'accounts-console:holdings.account',
  count: async (_, { accountId }) => (accountId === null ? 0 : 1),
  keeps: async (tx, { accountId }) => {
    const account = accountId === null ? null : await findAccount(tx, accountId);
    return account?.staff ? { basis: 'duty', until: null } : null;
  },
  copy: async (_, tx, { accountId }) => {
    const account = accountId === null ? null : await findAccount(tx, accountId);
    if (!account) return [];
    const word = (key: string) => wordOf('zh-CN', `accounts-console.holdings.${key}`);
    return [
      {
        title: word('account'),
        head: [word('what'), word('value')],
        rows: [
          [word('name'), account.name],
          [word('username'), account.username],
          [word('phone'), account.phone],
          [word('since'), account.created_at.toISOString()],
          [word('lastSignIn'), account.last_sign_in_at?.toISOString() ?? null],
        ],
      },
    ];
  },
  erase: async (tx, { accountId }) => {
    if (accountId === null) return;
    await removeSecondFactor(tx, accountId);
    await endSessions(tx, accountId);
    await eraseAccount(tx, accountId);
    await announce(tx, { account: accountId });
  },
};
