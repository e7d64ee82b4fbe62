import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Places } from '#modules/places/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Visits } from '#modules/visits/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly accounts: Accounts;
  readonly persons: Persons;
  readonly places: Places;
  readonly visits: Visits;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly ring: Ring;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly now: Date;
  /** In Shanghai. */
  readonly today: string;
}

export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  const { jurisdictionId } = viewer;
  const { kernel, territory } = context;
  const [snapshot, ring, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, viewer, snapshot, ring, settings: jurisdiction?.settings ?? {}, now, today: shanghaiDay(now) };
};

/** An area as answers name it. */
export const areaOf = ({ snapshot }: Pick<Eye, 'snapshot'>, path: string): { code: string; name: string } => ({
  code: path.replaceAll('.', ''),
  name: snapshot.describe(snapshot.findByPath(path) ?? snapshot.root),
});
