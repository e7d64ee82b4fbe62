import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { leastQuotes, quoteMonths } from '#contract/tariffs/settings.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import type { OrganisationBook } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';

/** What the commands and queries of this module work with. */
export interface Context extends Pick<Services, 'territory' | 'organisations' | 'cases'> {
  readonly kernel: Kernel;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly today: string;
  /** Null: a stranger, or the platform. */
  readonly viewer: Viewer | null;
}
/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string, viewer: Viewer | null = null): Promise<View> => {
  const { kernel } = context;
  const [snapshot, book, jurisdiction] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, jurisdictionId, snapshot, book, settings: jurisdiction?.settings ?? {}, now, today: shanghaiDay(now), viewer };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** What makes a market price here: from which day prices of others count, and how many it takes. */
export const marketRule = ({ settings, today }: Pick<View, 'settings' | 'today'>): { since: string; least: number } => ({
  since: monthsAfter(today, -settingOf(quoteMonths, settings)),
  least: settingOf(leastQuotes, settings),
});
