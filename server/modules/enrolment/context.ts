import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Coverage } from '#modules/coverage/index.ts';
import type { Orders } from '#modules/orders/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Volunteers } from '#modules/volunteers/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly persons: Persons;
  readonly coverage: Coverage;
  readonly volunteers: Volunteers;
  readonly orders: Orders;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly ring: Ring;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly now: Date;
  /** In Shanghai. */
  readonly today: string;
}
/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory } = context;
  const [snapshot, ring, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, jurisdictionId, snapshot, ring, settings: jurisdiction?.settings ?? {}, now, today: shanghaiDay(now) };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** An area as answers name it. */
export const areaOf = ({ snapshot }: Pick<View, 'snapshot'>, path: string): { code: string; name: string } => ({
  code: path.replaceAll('.', ''),
  name: snapshot.describe(snapshot.findByPath(path) ?? snapshot.root),
});
