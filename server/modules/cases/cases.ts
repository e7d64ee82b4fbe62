import type { Kernel } from '#kernel/kernel.ts';
import type { People } from '#modules/people/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createIntakeQueue } from './intake-queue.ts';
import { createNumbers } from './numbers.ts';
import { createConfigs } from './snapshot.ts';

/** What the commands and queries of this module work with. */
export interface Cases {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly people: People;
  readonly config: ReturnType<typeof createConfigs>;
  readonly numbers: ReturnType<typeof createNumbers>;
  readonly intake: ReturnType<typeof createIntakeQueue>;
}

/** Opens the case loop over the kernel and the modules it asks. */
export const createCases = (kernel: Kernel, territory: Territory, people: People): Cases => ({
  kernel,
  territory,
  people,
  config: createConfigs(kernel),
  numbers: createNumbers(kernel.db),
  intake: createIntakeQueue(kernel.db),
});
