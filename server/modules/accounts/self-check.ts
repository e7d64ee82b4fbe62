import { signInAnonymously } from '#contract/accounts/api.ts';
import { systemAccess } from '#kernel/db.ts';
import type { SelfCheck } from '#modules/demands/index.ts';
import type { Context } from './context.ts';
import { postsHeld } from './store/posts.ts';

/** How accounts keep the rule on demands: nobody must sign in to report, and somebody is there to answer complaints. */
export const accountChecks = ({ kernel, territory }: Pick<Context, 'kernel' | 'territory'>): readonly SelfCheck[] => [
  {
    prohibition: 'log_in',
    facts: async () => [{ word: 'demands:checks.anonymous', kept: signInAnonymously.access === 'public', data: {} }],
  },
  {
    prohibition: 'no_complaint',
    facts: async (jurisdictionId) => {
      const { root } = await territory.snapshot(jurisdictionId);
      const where = { areaPaths: [root.path], organisations: [] };
      const posts = await kernel.db.read(systemAccess(jurisdictionId), (tx) => postsHeld(tx, jurisdictionId, kernel.clock.now(), where));
      const count = new Set(posts.flatMap(({ accountId, permissions }) => (permissions.has('demands.judge') ? [accountId] : []))).size;
      return [{ word: 'demands:checks.judges', kept: count > 0, data: { count } }];
    },
  },
];
