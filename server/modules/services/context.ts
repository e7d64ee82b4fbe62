import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Services as Modules } from '#kernel/module.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Documents } from '#modules/documents/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Places } from '#modules/places/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Catalogue } from './catalogue.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly cases: Cases;
  readonly documents: Documents;
  readonly persons: Persons;
  readonly places: Places;
  readonly registers: Modules['registers'];
  /** The catalogue of a jurisdiction as it stands now. */
  catalogue(jurisdictionId: string): Promise<Catalogue>;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly ring: Ring;
  readonly now: Date;
  readonly today: string;
}

export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  const { jurisdictionId } = viewer;
  const { kernel } = context;
  const [snapshot, book, ring] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    kernel.keys.of(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, viewer, snapshot, book, ring, now, today: shanghaiDay(now) };
};
