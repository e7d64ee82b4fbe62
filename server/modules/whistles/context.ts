import type { Viewer } from '#contract/accounts/viewer.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import type { WhistleRule } from '#contract/whistles/rules.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import { type Cases, type Counting, countingOf } from '#modules/cases/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { rulesIn } from './rules.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly cases: Cases;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly rules: readonly WhistleRule[];
  readonly kinds: readonly LocalKind[];
  readonly counting: Counting;
  readonly now: Date;
}

export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  const { jurisdictionId } = viewer;
  const [snapshot, book, rules, kinds, counting] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    rulesIn(context.kernel, jurisdictionId),
    context.kernel.kinds.of(jurisdictionId),
    countingOf(context.cases, jurisdictionId),
  ]);
  return { context, viewer, snapshot, book, rules, kinds, counting, now: context.kernel.clock.now() };
};
