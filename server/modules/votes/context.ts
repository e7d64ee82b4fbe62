import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { By } from '#kernel/audit.ts';
import type { Command } from '#kernel/command.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Subjects } from './subjects.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly persons: Persons;
  readonly subjects: Subjects;
}

/** Who acts, when, and how it is written down: a command, or the clock. */
export interface Running extends By {
  readonly log: Command['log'];
}

/** What is known before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly today: string;
}
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  const { kernel, territory } = context;
  const [snapshot, jurisdiction] = await Promise.all([
    territory.snapshot(viewer.jurisdictionId),
    kernel.jurisdictions.byId(viewer.jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, viewer, snapshot, settings: jurisdiction?.settings ?? {}, now, today: shanghaiDay(now) };
};

/** An area as answers name it. */
export const areaOf = (snapshot: TerritorySnapshot, path: string): { code: string; name: string } => ({
  code: path.replaceAll('.', ''),
  name: snapshot.describe(snapshot.findByPath(path) ?? snapshot.root),
});
