import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Context, PersonUse } from './context.ts';
import { findPeople } from './queries/find.ts';
import { reseal } from './store/reseal.ts';
import { registerUse } from './uses.ts';

/** Persons as other modules ask for them; what they do inside a transaction are functions of the door. */
export interface Persons {
  /** What modules hang on persons; each adds its own when it opens. */
  readonly uses: { add(use: PersonUse): void };
  /** For this module's routes and jobs. */
  readonly context: Context;
}

export const createPersons = (kernel: Kernel, territory: Territory): Persons => {
  const uses: PersonUse[] = [registerUse];
  const context: Context = { kernel, territory, uses };
  kernel.search.add(findPeople(context));
  kernel.keys.add({
    of: 'jurisdiction',
    reseal: (scope, ring, limit) => kernel.db.write(systemAccess(scope), (tx) => reseal(tx, ring, limit)),
  });
  return { uses: { add: (use) => void uses.push(use) }, context };
};
