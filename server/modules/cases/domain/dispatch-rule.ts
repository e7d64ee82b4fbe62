import { isWithin } from '#contract/territory/levels.ts';

/** Category × area → organisation. A null category means any. */
export interface DispatchRule {
  readonly id: string;
  readonly categoryCode: string | null;
  readonly areaPath: string;
  readonly organisationId: string;
}

const depth = (path: string): number => path.split('.').length;

/**
 * The rule that decides for a category in an area: among those that match, the deeper category wins (a category's code is the prefix of
 * its children's), then the smaller area. Null when none matches.
 */
export const mostSpecific = (rules: readonly DispatchRule[], categoryCode: string | null, areaPath: string): DispatchRule | null => {
  let best: DispatchRule | null = null;
  for (const rule of rules) {
    const matches =
      (rule.categoryCode === null || categoryCode?.startsWith(rule.categoryCode) === true) && isWithin(areaPath, rule.areaPath);
    if (!matches) continue;
    const finer = (rule.categoryCode?.length ?? 0) - (best?.categoryCode?.length ?? 0);
    if (best === null || finer > 0 || (finer === 0 && depth(rule.areaPath) > depth(best.areaPath))) best = rule;
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
