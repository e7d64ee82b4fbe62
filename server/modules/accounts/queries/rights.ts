import type { Rights } from '#contract/accounts/local-roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { permissionsOf } from '#kernel/permissions.ts';
import type { Language } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { mayReadRights } from '../policy.ts';
import { findAccount, findAccountOfJurisdiction } from '../store/accounts.ts';
import { readPosts } from '../store/posts.ts';
import { namesOf, presentPost } from './present.ts';
import { presentPermissions } from './roles.ts';

/** What an account may do here and why: each permission with the active posts that give it. @throws accounts.account_not_found */
export const rightsOf = async (context: Context, viewer: Viewer, accountId: string, language: Language): Promise<Rights> => {
  if (!mayReadRights(viewer, accountId)) fail('session.forbidden');
  const now = context.kernel.clock.now();
  const names = await namesOf(context, viewer.jurisdictionId);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const account =
      (await (accountId === viewer.accountId ? findAccount(tx, accountId) : findAccountOfJurisdiction(tx, accountId, false))) ??
      fail('accounts.account_not_found');
    const posts = (await readPosts(tx, [accountId], now))
      .filter((post) => post.valid_from <= now)
      .map((post) => ({ ...presentPost(post, names), held: permissionsOf(post.role, post.chosen) }));
    return {
      account: { id: account.id, name: account.name },
      permissions: presentPermissions(language).map((permission) => ({
        ...permission,
        by: posts.flatMap(({ id, role, roleName, area, organisation, validFrom, validTo, held }) => {
          if (!held.has(permission.code as never)) return [];
          const place = { area: area?.name ?? null, organisation: organisation?.name ?? null, jurisdiction: null }[permission.reach];
          // an area's permission in a post that bears no area counts nowhere, unless the post is the whole jurisdiction's
          if (place === null && permission.reach !== 'jurisdiction' && (area ?? organisation) !== null) return [];
          return [{ postId: id, role, roleName, place, validFrom, validTo }];
        }),
      })),
    };
  });
};
