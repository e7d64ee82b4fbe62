import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Context } from './context.ts';
import { rulesKind } from './rules.ts';
import { resealTitles } from './store/units.ts';
import { ownerUse } from './uses.ts';

export interface Assemblies {
  /** For this module's routes and jobs. */
  readonly context: Context;
}

/** Opens the module. */
export const createAssemblies = (kernel: Kernel, { territory, persons }: { territory: Territory; persons: Persons }): Assemblies => {
  const proofs = kernel.limiter.quota('assemblies.proof_account', { max: 6, seconds: 86_400 });
  const context: Context = { kernel, territory, proofs };
  kernel.definitions.add(rulesKind);
  persons.uses.add(ownerUse);
  kernel.keys.add({
    of: 'jurisdiction',
    reseal: (scope, ring, limit) => kernel.db.write(systemAccess(scope), (tx) => resealTitles(tx, ring, limit)),
  });
  return { context };
};
