import { z } from 'zod';
import { type Me, welcome } from '#contract/accounts/api.ts';
import { requireSecondFactor, simulation } from '#contract/accounts/settings.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import { maskPhone } from '#modules/persons/domain/index.ts';
import type { Context } from '../context.ts';
import { findAccount } from '../store/accounts.ts';
import { readPosts } from '../store/posts.ts';
import { namesOf, presentPost } from './present.ts';

/** The signed-in account with its posts. */
export const me = async (context: Context, viewer: Viewer): Promise<Me> => {
  const { kernel } = context;
  const jurisdiction = (await kernel.jurisdictions.byId(viewer.jurisdictionId)) ?? fail('session.required');
  const now = kernel.clock.now();
  const [account, rows] = await kernel.db.read(
    accessOf(viewer),
    async (tx) => [await findAccount(tx, viewer.accountId), await readPosts(tx, [viewer.accountId], now)] as const,
  );
  const active = rows.filter((p) => p.valid_from <= now);
  // a jurisdiction without areas yet can still be signed in to; posts need areas
  const names = active.length > 0 ? await namesOf(context, viewer.jurisdictionId) : null;
  const posts = names ? active.map((p) => presentPost(p, names)) : [];
  return {
    account: {
      id: viewer.accountId,
      name: viewer.name,
      username: account?.username ?? null,
      phone: account?.phone ? maskPhone(account.phone) : null,
      anonymous: viewer.anonymous,
      mustChangePassword: viewer.mustChangePassword,
      mustSetUpSecondFactor: viewer.mustSetUpSecondFactor,
    },
    jurisdiction: {
      id: jurisdiction.id,
      code: jurisdiction.code,
      name: jurisdiction.name,
      demo: jurisdiction.demo,
      simulation: settingOf(simulation, jurisdiction.settings),
      requireSecondFactor: settingOf(requireSecondFactor, jurisdiction.settings),
    },
    roles: [...new Set(['resident' as const, ...posts.map((p) => p.role)])],
    permissions: [...new Set(viewer.posts.flatMap((post) => [...post.permissions]))].sort(),
    posts,
    kinds: [...(await kernel.kinds.of(viewer.jurisdictionId))],
  };
};

const demoAccounts = z.object({ demoAccounts: welcome.shape.demoAccounts }).catch({ demoAccounts: [] });

/** The jurisdiction's name and, in a demo, the accounts it is tried with (kept in the jurisdiction's settings). */
export const welcomeOf = ({ sendSms }: Pick<Context, 'sendSms'>, jurisdiction: Jurisdiction): z.output<typeof welcome> => ({
  codes: sendSms !== null,
  jurisdiction: { id: jurisdiction.id, code: jurisdiction.code, name: jurisdiction.name, demo: jurisdiction.demo },
  demoAccounts: jurisdiction.demo ? demoAccounts.parse(jurisdiction.settings).demoAccounts : [],
});
