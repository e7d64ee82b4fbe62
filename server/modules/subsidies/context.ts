import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Registers } from '#modules/registers/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly registers: Registers;
  readonly scorecards: Services['scorecards'];
}
