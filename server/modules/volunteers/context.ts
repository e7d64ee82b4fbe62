import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Hours } from './hours.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly hours: Hours;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly ring: Ring;
  readonly kinds: readonly LocalKind[];
  readonly today: string;
}

export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  const { jurisdictionId } = viewer;
  const [snapshot, book, ring, kinds] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    context.kernel.keys.of(jurisdictionId),
    context.kernel.kinds.of(jurisdictionId),
  ]);
  return { context, viewer, snapshot, book, ring, kinds, today: shanghaiDay(context.kernel.clock.now()) };
};

/** An area by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: Pick<Eye, 'snapshot'>, code: string): TerritoryArea =>
  snapshot.find(code) ?? fail('territory.area_not_found', { code });
/** An area as lists name it. */
export const areaShown = ({ snapshot }: Pick<Eye, 'snapshot'>, path: string): { code: string; name: string } => {
  const area = snapshot.findByPath(path) ?? snapshot.root;
  return { code: area.code, name: snapshot.describe(area) };
};
