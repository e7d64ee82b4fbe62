import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Services } from '#kernel/module.ts';
import type { OrganisationBook } from '#modules/organisations/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';

/** What the commands and queries of this module work with. */
export interface Context extends Pick<Services, 'territory' | 'organisations' | 'accounts' | 'cases' | 'persons' | 'volunteers'> {
  readonly kernel: Kernel;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly ring: Ring;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly today: string;
}
/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel } = context;
  const [snapshot, book, ring, jurisdiction] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, jurisdictionId, snapshot, book, ring, settings: jurisdiction?.settings ?? {}, now, today: shanghaiDay(now) };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** The community an area lies in; the area itself where it lies in none. */
export const communityOf = ({ snapshot }: Pick<View, 'snapshot'>, path: string): TerritoryArea | null => {
  const area = snapshot.findByPath(path);
  return area && ([...snapshot.ancestors(area), area].find(({ level }) => level === 'community') ?? area);
};
