import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { type WorkDays, workDaysOf } from '#kernel/work-days.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Hours } from '#modules/volunteers/index.ts';
import type { ThankedSources } from './thanks/subjects.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  /** The one record of served time. */
  readonly hours: Hours;
  /** What somebody may be thanked for. */
  readonly thanked: ThankedSources;
}

/** What is known of a jurisdiction before a transaction begins, for somebody – or for nobody in particular. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer | null;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly ring: Ring;
  readonly kinds: readonly LocalKind[];
  readonly days: WorkDays;
  readonly now: Date;
  readonly today: string;
}

export const eyeIn = async (context: Context, jurisdictionId: string, viewer: Viewer | null): Promise<Eye> => {
  const { kernel, territory, organisations } = context;
  const [snapshot, book, jurisdiction, ring, kinds] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kernel.kinds.of(jurisdictionId),
  ]);
  const settings = jurisdiction?.settings ?? {};
  const now = kernel.clock.now();
  return {
    context,
    viewer,
    jurisdictionId,
    snapshot,
    book,
    settings,
    ring,
    kinds,
    days: workDaysOf(settings),
    now,
    today: shanghaiDay(now),
  };
};
/** The eye of a viewer, or of nobody: then of the jurisdiction the platform shows first. */
export const eyeOf = async (context: Context, viewer: Viewer | null): Promise<Eye> =>
  eyeIn(context, viewer?.jurisdictionId ?? (await context.kernel.jurisdictions.default())?.id ?? fail('server.unavailable'), viewer);

/** An area by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: Eye, code: string): TerritoryArea => snapshot.find(code) ?? fail('territory.area_not_found', { code });
