import type { SecondFactor } from '#contract/accounts/second-factor.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { isRequired } from '../domain/second-factor.ts';
import { findSecondFactor } from '../store/second-factors.ts';

/** How the own second factor stands. */
export const ownSecondFactor = async (context: Context, viewer: Viewer): Promise<SecondFactor> => {
  const { kernel } = context;
  const jurisdiction = (await kernel.jurisdictions.byId(viewer.jurisdictionId)) ?? fail('session.required');
  const factor = await kernel.db.read(accessOf(viewer), (tx) => findSecondFactor(tx, viewer.accountId));
  return {
    on: factor?.confirmed_at != null,
    since: factor?.confirmed_at?.toISOString() ?? null,
    backupCodesLeft: factor?.backup_codes ?? 0,
    required: isRequired(
      viewer.posts.map((p) => p.role),
      jurisdiction.settings,
    ),
  };
};
