import type { RuleFacts } from '#contract/cases/rule-language.ts';
import type { Expression } from '#contract/kernel/expression/expression.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** Category × area → organisation. A null category means any. */
export interface DispatchRule {
  readonly id: string;
  readonly categoryCode: string | null;
  readonly areaPath: string;
  readonly organisationId: string;
  /** Under which the rule holds; absent: always. */
  readonly condition?: Expression | undefined;
}

const depth = (path: string): number => path.split('.').length;

/** Whether a condition holds. What cannot be told, or fails, does not. */
const holds = (condition: Expression, facts: () => RuleFacts): boolean => {
  const outcome = condition.evaluate(facts());
  return 'value' in outcome && outcome.value === true;
};

/**
 * The rule that decides for a category in an area: among those that match, one whose condition holds goes before those without, then the
 * deeper category wins (a category's code is the prefix of its children's), then the smaller area. Null when none matches.
 * @param facts asked only where a rule has a condition; absent: such rules do not hold
 */
export const mostSpecific = (
  rules: readonly DispatchRule[],
  categoryCode: string | null,
  areaPath: string,
  facts?: () => RuleFacts,
): DispatchRule | null => {
  let best: DispatchRule | null = null;
  for (const rule of rules) {
    const matches =
      (rule.categoryCode === null || categoryCode?.startsWith(rule.categoryCode) === true) && isWithin(areaPath, rule.areaPath);
    if (!matches || (rule.condition && !(facts && holds(rule.condition, facts)))) continue;
    if (best === null) {
      best = rule;
      continue;
    }
    const stronger = Number(rule.condition !== undefined) - Number(best.condition !== undefined);
    const finer = stronger || (rule.categoryCode?.length ?? 0) - (best.categoryCode?.length ?? 0);
    // of two under conditions alike, the older: rules are listed by age
    if (finer > 0 || (finer === 0 && depth(rule.areaPath) > depth(best.areaPath))) best = rule;
  }
  return best;
};

/** Narrows rules to those that can match inside an area, so that the hot path looks at a handful. */
export const rulesByArea = (rules: readonly DispatchRule[]): ((areaPath: string) => readonly DispatchRule[]) => {
  const byPath = Map.groupBy(rules, (r) => r.areaPath);
  return (areaPath) => {
    const parts = areaPath.split('.');
    return parts.flatMap((_, i) => byPath.get(parts.slice(0, i + 1).join('.')) ?? []);
  };
};
