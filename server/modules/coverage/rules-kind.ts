import { z } from 'zod';
import { coverageRule } from '#contract/coverage/api.ts';
import { audit } from '#kernel/audit.ts';
import { type DefinitionKind, defineDefinition } from '#kernel/definitions/definitions.ts';
import { versionNumbered } from '#kernel/definitions/store.ts';
import { changesOf, problemOf, rulesWith } from './domain/coverage.ts';
import type { Measures } from './measures.ts';

/** Rules that differ from the standard ones, and own ones. One in a form that is known no more gives way to its standard. */
const ruleBook = z.object({ rules: z.array(z.unknown()).transform((all) => all.flatMap((one) => coverageRule.safeParse(one).data ?? [])) });
export type RuleBook = z.output<typeof ruleBook>;

/** The rules of coverage by versions. Each publication leaves an audit line that names every rule that changed, before and after. */
export const rulesKind = (measures: Measures): DefinitionKind<RuleBook> =>
  defineDefinition<RuleBook>({
    kind: 'coverage.rules',
    schema: ruleBook as unknown as z.ZodType<RuleBook>,
    permission: 'coverage.set_rules',
    words: 'coverage.definitions.rules',
    problemsOf: ({ rules }) => {
      const problem = problemOf(rulesWith(rules), measures.all());
      if (!problem) return [];
      return [{ at: `rules.${rules.findIndex(({ code }) => code === problem.rule)}`, code: 'coverage.rule_invalid', data: problem }];
    },
    carryOut: async (tx, by, { version, content }, subject) => {
      const key = { jurisdictionId: by.jurisdictionId, kind: 'coverage.rules', subject };
      const earlier = await versionNumbered(tx, key, version - 1);
      const before = earlier ? ruleBook.parse(earlier.content).rules : [];
      const data = { version, changes: changesOf(rulesWith(before), rulesWith(content.rules)) };
      const { jurisdictionId, actorId, at } = by;
      await audit(tx, { jurisdictionId, actorId, action: 'settings.coverage_rules', subject: jurisdictionId, data, at });
    },
  });
