import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ActivityKind } from '#contract/activities/kinds.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Documents } from '#modules/documents/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Volunteers } from '#modules/volunteers/index.ts';
import type { Acts } from './acts.ts';
import { kindsIn } from './kinds.ts';
import type { Occasions } from './occasions.ts';
import type { Rooms } from './rooms.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly documents: Documents;
  readonly volunteers: Volunteers;
  readonly acts: Acts;
  readonly rooms: Rooms;
  readonly occasions: Occasions;
}

/** What is known of a jurisdiction before a transaction begins, for somebody – or for nobody in particular. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer | null;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly ring: Ring;
  readonly kinds: readonly ActivityKind[];
  readonly now: Date;
}

export const eyeOf = async (context: Context, viewer: Viewer | null): Promise<Eye> => {
  const { kernel } = context;
  const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  const [snapshot, ring, kinds] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kindsIn(kernel, jurisdictionId),
  ]);
  return { context, viewer, jurisdictionId, snapshot, ring, kinds, now: kernel.clock.now() };
};

/** An area by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: Eye, code: string): TerritoryArea => snapshot.find(code) ?? fail('territory.area_not_found', { code });
