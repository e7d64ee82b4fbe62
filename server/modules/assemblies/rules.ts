import { defaultLocalRules, type LocalRules, localRules } from '#contract/assemblies/rules.ts';
import { defineDefinition } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** How the place votes, by versions: each holds from its day on, and an assembly keeps the one under which it was announced. */
export const rulesKind = defineDefinition<LocalRules>({
  kind: 'assemblies.rules',
  schema: localRules,
  permission: 'assemblies.set_rules',
  words: 'assemblies.rules',
  problemsOf: ({ open }) => (open.least > open.most ? [{ at: 'open', code: 'assemblies.rules_open' }] : []),
});

/** The rules in force with the number of their version; 0: those that come with the program. */
export const rulesIn = async (
  { definitions }: Kernel,
  jurisdictionId: string,
  at: Date,
): Promise<{ readonly version: number; readonly rules: LocalRules }> => {
  const found = await definitions.inForce(rulesKind, jurisdictionId, at);
  return found ? { version: found.version, rules: found.content } : { version: 0, rules: defaultLocalRules };
};
