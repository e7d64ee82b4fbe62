import type { CoverageRuleBook } from '#contract/coverage/api.ts';

export type Rule = CoverageRuleBook['rules'][number];

/** Whether a rule differs from its default. */
export const isChanged = (rule: Rule): boolean => {
  const { standard } = rule;
  if (standard === null) return false;
  return (['min', 'max', 'on', 'severity'] as const).some((key) => rule[key] !== standard[key]) || rule.source.zh !== standard.source.zh;
};

/** A new own rule, on the first measure. */
export const newRule = (rules: readonly Rule[], measures: CoverageRuleBook['measures']): Rule => {
  const first = measures[0];
  let n = 1;
  while (rules.some(({ code }) => code === `own_${n}`)) n++;
  return {
    code: `own_${n}`,
    name: { zh: '', en: null },
    measure: first?.code ?? '',
    levels: first?.levels.slice(0, 1) ?? [],
    min: null,
    max: null,
    on: true,
    severity: 'should',
    source: { zh: '', en: null },
    standard: null,
  };
};
