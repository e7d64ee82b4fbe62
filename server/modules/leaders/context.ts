import type { Kernel } from '#kernel/kernel.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Registers } from '#modules/registers/index.ts';

/** What the commands of this module work with. */
export interface Leaders {
  readonly kernel: Kernel;
  readonly cases: Cases;
  readonly registers: Registers;
}

/** Code of the register whose rows are visits. */
export const visitRegister = 'leader_visits';
