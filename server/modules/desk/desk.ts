import type { Viewer } from '#contract/accounts/viewer.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Cases, mayUseDesk } from '#modules/cases/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Answers } from './answers.ts';
import type { ItemRow, Reach } from './store/items.ts';

/** What the tools of the desk stand on. */
export interface Desk {
  readonly kernel: Kernel;
  readonly cases: Cases;
  readonly territory: Territory;
  readonly organisations: Organisations;
  /** Where it looks for what it may answer; others add what they know. */
  readonly answers: Answers;
}

/** Asserts that somebody works at the desk, or for views of lists that they hold a post at all. @throws session.forbidden */
export const requireDesk = (viewer: Viewer, kind: ItemRow['kind'] = 'template'): void => {
  if (kind === 'view' ? viewer.posts.length === 0 : !mayUseDesk(viewer)) fail('session.forbidden');
};

/** Whose templates and filters a viewer works with: their own, and those of the organisations and areas in which they hold a post. */
export const reachOf = ({ accountId, posts }: Viewer): Reach => ({
  accountId,
  organisations: posts.flatMap(({ organisationId }) => organisationId ?? []),
  areaPaths: posts.flatMap(({ areaPath }) => areaPath ?? []),
});
