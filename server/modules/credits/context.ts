import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import type { Organisations } from '#modules/organisations/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly organisations: Organisations;
  readonly scorecards: Services['scorecards'];
}

/** What files of entries and of questions about them hang on, and how many of each at most. */
export const creditFiles = 'credit';
export const mostFiles = 6;
