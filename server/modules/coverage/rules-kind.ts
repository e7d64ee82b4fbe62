import { z } from 'zod';
import { type CoverageRule, coverageRule } from '#contract/coverage/api.ts';
import { changesOf, type RuleBook, rulesWith } from '#contract/coverage/rule-book.ts';
import { audit } from '#kernel/audit.ts';
import { type DefinitionKind, defineDefinition } from '#kernel/definitions/definitions.ts';
import { versionNumbered } from '#kernel/definitions/store.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Coverage } from './coverage.ts';
import { problemOf } from './domain/coverage.ts';
import { rulesOf } from './measures.ts';
import { wholeOf } from './queries/figures.ts';
import { meaningOf } from './queries/meaning.ts';

/** Rules that differ from the standard ones, and own ones. One in a form that is known no more gives way to its standard. */
const readable = z.object({ rules: z.array(z.unknown()).transform((all) => all.flatMap((one) => coverageRule.safeParse(one).data ?? [])) });
/** A text that may be missing while a rule is written; what is missing is told by {@link problemOf}. */
const text = (max: number) => z.object({ zh: z.string().trim().max(max), en: z.string().trim().min(1).max(max).nullable() });
const written = z.object({ rules: z.array(coverageRule.extend({ name: text(80), source: text(200) })).max(60) });

const nameOf = ({ code, name }: CoverageRule) => (name.zh === '' ? { zh: code, en: code } : name);

/** The rules of coverage by versions. Each publication leaves an audit line that names every rule that changed, before and after. */
export const rulesKind = (kernel: Kernel, coverage: Omit<Coverage, 'rules'>): DefinitionKind<RuleBook> => {
  const kind: DefinitionKind<RuleBook> = defineDefinition<RuleBook>({
    kind: 'coverage.rules',
    schema: readable as unknown as z.ZodType<RuleBook>,
    strict: written,
    permission: 'coverage.set_rules',
    words: 'coverage.definitions.rules',
    problemsIn: async (_, jurisdictionId, { rules }) => {
      // known from memory: `ready` has asked for them
      const problem = problemOf(rules, [...coverage.measures.all(), ...(await coverage.measures.ownOf(jurisdictionId))]);
      const at = rules.findLastIndex(({ code }) => code === problem?.rule);
      const rule = rules[at];
      return problem && rule
        ? [{ at: `rules.${at}`, code: 'coverage.rule_invalid', data: { rule: nameOf(rule), what: problem.problem } }]
        : [];
    },
    ready: (jurisdictionId) => wholeOf(kernel, coverage, jurisdictionId),
    meaning: (tx, jurisdictionId, { rules }, language) =>
      meaningOf(kernel, { ...coverage, rules: kind }, tx, jurisdictionId, rules, language),
    carryOut: async (tx, by, { version, content }, subject) => {
      const key = { jurisdictionId: by.jurisdictionId, kind: 'coverage.rules', subject };
      const earlier = await versionNumbered(tx, key, version - 1);
      const before = earlier ? readable.parse(earlier.content).rules : [];
      const more = rulesOf(await coverage.measures.ownOf(by.jurisdictionId));
      const data = { version, changes: changesOf(rulesWith(before, more), rulesWith(content.rules, more)) };
      const { jurisdictionId, actorId, at } = by;
      await audit(tx, { jurisdictionId, actorId, action: 'settings.coverage_rules', subject: jurisdictionId, data, at });
    },
  });
  return kind;
};
