import type { SearchSource } from '#kernel/search.ts';
import type { Context } from '../context.ts';
import { mayManageAccounts } from '../policy.ts';
import { accountsPage } from './lists.ts';

/** Accounts by name, user name or phone, for the security administrator. */
export const findAccounts = (context: Context): SearchSource => ({
  kind: 'accounts.account',
  of: async (viewer, q, limit) =>
    q.length <= 50 && mayManageAccounts(viewer)
      ? (await accountsPage(context, viewer, { q, limit })).items.map((one) => ({
          id: one.id,
          title: one.name,
          note: one.username,
          data: {},
        }))
      : [],
});
