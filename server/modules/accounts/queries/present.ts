import type { Account, Post } from '#contract/accounts/api.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import type { OrganisationBook } from '#modules/organisations/index.ts';
import { maskPhone } from '#modules/persons/domain/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { temporaryPasswordEnd } from '../domain/session-rules.ts';
import type { AccountRow } from '../store/accounts.ts';
import { type PostRow, readPosts } from '../store/posts.ts';

/** What areas and organisations are called. */
export interface Names {
  readonly territory: TerritorySnapshot;
  readonly organisations: OrganisationBook;
}

export const namesOf = async (context: Context, jurisdictionId: string): Promise<Names> => {
  const [territory, organisations] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
  ]);
  return { territory, organisations };
};

/** Whether the viewer's jurisdiction is a demo. */
export const isDemo = async ({ kernel }: Context, viewer: Viewer): Promise<boolean> =>
  (await kernel.jurisdictions.byId(viewer.jurisdictionId))?.demo ?? false;

/** A post in the contract's shape. */
export const presentPost = (post: PostRow, names: Names): Post => {
  const area = post.area_id === null ? null : names.territory.find(post.area_id);
  const organisation = post.organisation_id === null ? null : names.organisations.get(post.organisation_id);
  return {
    id: post.id,
    role: post.role,
    roleName: post.role_name,
    area: area && { id: area.id, code: area.code, name: names.territory.describe(area), path: area.path },
    organisation: organisation && { id: organisation.id, name: organisation.name, kind: baseOf(organisation.kind) },
    validFrom: post.valid_from.toISOString(),
    validTo: post.valid_to?.toISOString() ?? null,
  };
};

/** Accounts in the contract's shape, with posts that have not ended and locks. Phones masked. */
export const presentAccounts = async (
  context: Context,
  tx: Tx,
  jurisdictionId: string,
  accounts: readonly AccountRow[],
): Promise<Account[]> => {
  const ids = accounts.map((a) => a.id);
  const [names, posts, locks] = await Promise.all([
    namesOf(context, jurisdictionId),
    readPosts(tx, ids, context.kernel.clock.now()),
    context.throttle.locks(tx, ids),
  ]);
  const byAccount = Map.groupBy(posts, (p) => p.account_id);
  return accounts.map((a) => ({
    id: a.id,
    name: a.name,
    username: a.username,
    phone: a.phone === null ? null : maskPhone(a.phone),
    disabled: a.disabled,
    lockedUntil: locks.get(a.id)?.toISOString() ?? null,
    secondFactor: a.second_factor,
    temporaryPasswordUntil: a.temporary_password_at && temporaryPasswordEnd(a.temporary_password_at).toISOString(),
    lastSignInAt: a.last_sign_in_at?.toISOString() ?? null,
    createdAt: a.created_at.toISOString(),
    posts: (byAccount.get(a.id) ?? []).map((p) => presentPost(p, names)),
  }));
};
