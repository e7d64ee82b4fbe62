import type { Kernel } from '#kernel/kernel.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { LiveRuns } from './live.ts';
import type { Sources } from './sources.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly sources: Sources;
  readonly live: LiveRuns;
}
