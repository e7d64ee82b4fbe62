import { type CovenantRules, covenantRules, type Decider, deciderOf, shippedRules } from '#contract/covenants/rules.ts';
import { type Terms, termsOn } from '#contract/kernel/terms.ts';
import { defineDefinition } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** How covenants are adopted in a jurisdiction, by versions; each rule holds from its day on. */
export const rulesKind = defineDefinition<CovenantRules>({
  kind: 'covenants.rules',
  schema: covenantRules,
  permission: 'covenants.design',
  words: 'covenants-console.definition',
});

/** The rules in force, those that come with the program where none were published. */
export const rulesIn = async (
  { definitions, clock }: Kernel,
  jurisdictionId: string,
): Promise<Readonly<Record<Decider, readonly Terms[]>>> =>
  (await definitions.inForce(rulesKind, jurisdictionId, clock.now()))?.content ?? shippedRules;

/** The rule by which a covenant of a kind is adopted on a day. */
export const ruleOn = (rules: Readonly<Record<Decider, readonly Terms[]>>, kind: string, day: string): Terms =>
  termsOn(rules[deciderOf(kind)], day);
