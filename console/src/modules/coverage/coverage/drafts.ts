import type { CoverageRule, CoverageRuleBook } from '#contract/coverage/api.ts';

export type Rule = CoverageRuleBook['rules'][number];
export type Problem = 'needName' | 'needLevels' | 'needLimit' | 'needSource';

/** The rule as the server takes it. */
export const plain = ({ standard: _, ...rule }: Rule): CoverageRule => rule;

/** What is missing in a rule before it can be saved; the server decides again. */
export const problemIn = (rule: Rule, measures: CoverageRuleBook['measures']): Problem | null => {
  if (rule.name.zh.trim() === '') return 'needName';
  const area = measures.find(({ code }) => code === rule.measure)?.subject === 'area';
  if (area && rule.levels.length === 0) return 'needLevels';
  if ((rule.min === null && rule.max === null) || (rule.min !== null && rule.max !== null && rule.min > rule.max)) return 'needLimit';
  return rule.source.zh.trim() === '' ? 'needSource' : null;
};

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
