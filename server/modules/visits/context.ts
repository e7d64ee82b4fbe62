import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { type Access, accessOf } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import type { Acts } from '#modules/activities/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Demands } from '#modules/demands/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Registers } from '#modules/registers/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly persons: Persons;
  readonly cases: Cases;
  readonly demands: Demands;
  readonly registers: Registers;
  readonly acts: Acts;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly kinds: readonly LocalKind[];
  readonly ring: Ring;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether a day, by its number, is worked there. */
  readonly worked: (dayNumber: number) => boolean;
  readonly now: Date;
  readonly today: string;
}
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  const { kernel, territory } = context;
  const { jurisdictionId } = viewer;
  const [snapshot, kinds, ring, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    kernel.kinds.of(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const settings = jurisdiction?.settings ?? {};
  const now = kernel.clock.now();
  return { context, viewer, snapshot, kinds, ring, settings, worked: workDaysOf(settings).worked, now, today: shanghaiDay(now) };
};

/** What of plans and households whoever manages or counts may touch without being shown it: all rows. Asked for only after the right was. */
export const wholeAccess = (viewer: Viewer): Access => ({ ...accessOf(viewer), all: true });

/** What demands that a plan makes are about. */
export const planSubject = 'visits.plan';
