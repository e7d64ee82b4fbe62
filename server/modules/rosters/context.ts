import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type WorkDays, workDaysOf } from '#kernel/work-days.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Whose } from './policy.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly now: Date;
  /** Days the jurisdiction works. */
  readonly days: WorkDays;
}

/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory, organisations } = context;
  const [snapshot, book, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  return { context, jurisdictionId, snapshot, book, now: kernel.clock.now(), days: workDaysOf(jurisdiction?.settings ?? {}) };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** Whose duty a roster arranges. An area that is gone leaves its rosters to whoever manages the whole. */
export const whose = (
  { snapshot }: Pick<View, 'snapshot'>,
  { organisationId, areaId }: { organisationId: string | null; areaId: string },
): Whose => ({ organisationId, areaPath: (snapshot.find(areaId) ?? snapshot.root).path });

/** Accounts that can be put on duty: they hold a post in the organisation or, without one, in the area or below, that lets them read rosters. */
export const peopleFor = async (view: View, tx: Tx, roster: { organisationId: string | null; areaId: string }): Promise<Set<string>> => {
  const { snapshot, jurisdictionId, now } = view;
  const area = snapshot.find(roster.areaId);
  const where =
    roster.organisationId === null
      ? { areaPaths: area ? snapshot.within(area).map(({ path }) => path) : [], organisations: [] }
      : { areaPaths: [], organisations: [roster.organisationId] };
  const posts = await view.context.accounts.postsHeld(tx, jurisdictionId, now, where);
  return new Set(posts.filter(({ permissions }) => permissions.has('rosters.read')).map(({ accountId }) => accountId));
};

/** Names by account, for those a viewer works with. */
export const namesOf = async (
  { context }: View,
  tx: Tx,
  ids: Iterable<string>,
): Promise<(accountId: string) => { accountId: string; name: string }> => {
  const known = await context.accounts.contacts([...new Set(ids)], tx);
  return (accountId) => ({ accountId, name: known.get(accountId)?.name ?? '' });
};
