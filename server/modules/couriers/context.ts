import type { Kernel } from '#kernel/kernel.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Places } from '#modules/places/index.ts';
import type { Points } from '#modules/points/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly accounts: Accounts;
  readonly persons: Persons;
  readonly places: Places;
  readonly cases: Cases;
  readonly points: Points;
}
