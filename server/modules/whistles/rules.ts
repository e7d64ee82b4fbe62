import { defaultRules, type WhistleRule, type WhistleRules, whistleRules } from '#contract/whistles/rules.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** Limits and starters by kind, by versions. */
export const rulesKind = defineDefinition<WhistleRules>({
  kind: 'whistles.rules',
  schema: whistleRules,
  permission: 'whistles.set_rules',
  words: 'whistles.rules',
  problemsOf: ({ rules }) =>
    rules.flatMap(({ kind }, i): Problem[] =>
      rules.findIndex((one) => one.kind === kind) < i ? [{ at: `rules.${i}`, code: 'whistles.rule_twice', data: { row: i + 1 } }] : [],
    ),
});

/** The rules in force, those that come with the program where none were published. */
export const rulesIn = async ({ definitions, clock }: Kernel, jurisdictionId: string): Promise<readonly WhistleRule[]> =>
  (await definitions.inForce(rulesKind, jurisdictionId, clock.now()))?.content.rules ?? defaultRules;
