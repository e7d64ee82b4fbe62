import type { Viewer } from '#contract/accounts/viewer.ts';
import type { OwnKind } from '#contract/platform/local-kinds.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { kindSets } from '#kernel/kinds.ts';
import { mayConfigure } from '../policy.ts';
import { readKinds } from '../store/kinds.ts';

/** Everything that has kinds, with the shipped ones and the jurisdiction's own. */
export const kindsPage = async (
  kernel: Kernel,
  viewer: Viewer,
): Promise<{ sets: { subject: string; shipped: string[]; own: OwnKind[] }[] }> => {
  if (!mayConfigure(viewer)) fail('session.forbidden');
  const own = await kernel.db.read(accessOf(viewer), readKinds);
  return {
    sets: [...kindSets.values()].map(({ subject, shipped }) => ({
      subject,
      shipped: [...shipped],
      own: own.filter((one) => one.subject === subject),
    })),
  };
};
