import type { Kernel } from '#kernel/kernel.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { LiveRuns } from './live.ts';
import type { SettledListener } from './settled.ts';
import type { Sources } from './sources.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly sources: Sources;
  readonly live: LiveRuns;
  /** Told of each edition that is final, within the transaction that makes it so. */
  readonly tellSettled: SettledListener;
}
