import type { Handling, PersonChoice, Urgency } from '#contract/cases/dispatching.ts';
import type { RuleFacts } from '#contract/cases/rule-language.ts';
import type { Expression } from '#contract/kernel/expression/expression.ts';
import { isWithin } from '#contract/territory/levels.ts';

/** What a rule asks of a case. */
interface Scope {
  readonly categoryCode: string | null;
  readonly areaPath: string;
  /** Kind of the case and way it came in; absent or null: any. */
  readonly kind?: string | null;
  readonly channel?: string | null;
}

/** Category × area × kind × channel → who leads and assists, and how. A null category means any. */
export interface DispatchRule extends Scope {
  readonly id: string;
  readonly organisationId: string;
  /** Organisations that assist the one that leads. */
  readonly assists?: readonly string[];
  /** Who else is likely, the likeliest first. */
  readonly alternatives?: readonly string[];
  readonly level?: Urgency | null;
  readonly handling?: Handling | null;
  readonly person?: PersonChoice | null;
  /** Under which the rule holds; absent: always. */
  readonly condition?: Expression | undefined;
}

const depth = (path: string): number => path.split('.').length;

/** Whether a condition holds. What cannot be told, or fails, does not. */
const holds = (condition: Expression, facts: () => RuleFacts): boolean => {
  const outcome = condition.evaluate(facts());
  return 'value' in outcome && outcome.value === true;
};

/** Whether rules ask for more than category and area. */
export const asksMore = ({ condition, kind, channel }: Pick<DispatchRule, 'condition' | 'kind' | 'channel'>): boolean =>
  condition !== undefined || (kind ?? null) !== null || (channel ?? null) !== null;

const matches = (rule: DispatchRule, facts: (() => RuleFacts) | undefined): boolean => {
  if (!asksMore(rule)) return true;
  if (!facts) return false;
  if (rule.kind != null && facts().kind !== rule.kind) return false;
  if (rule.channel != null && facts().channel !== rule.channel) return false;
  return !rule.condition || holds(rule.condition, facts);
};

/** Above zero where the first is the more specific, below where the second is; zero where they ask for as much. */
export const moreSpecific = (a: DispatchRule, b: DispatchRule): number =>
  Number(a.condition !== undefined) - Number(b.condition !== undefined) ||
  (a.categoryCode?.length ?? 0) - (b.categoryCode?.length ?? 0) ||
  depth(a.areaPath) - depth(b.areaPath) ||
  Number(a.kind != null) - Number(b.kind != null) ||
  Number(a.channel != null) - Number(b.channel != null);

/**
 * The rule that decides for a category in an area: among those that match, one whose condition holds goes before those without, then the
 * deeper category wins (a category's code is the prefix of its children's), then the smaller area, then the one that asks for a kind, then
 * for a channel. Null when none matches.
 * @param facts asked only where a rule asks for more than category and area; absent: such rules do not match
 */
export const mostSpecific = (
  rules: readonly DispatchRule[],
  categoryCode: string | null,
  areaPath: string,
  facts?: () => RuleFacts,
): DispatchRule | null => {
  let best: DispatchRule | null = null;
  for (const rule of rules) {
    const near = (rule.categoryCode === null || categoryCode?.startsWith(rule.categoryCode) === true) && isWithin(areaPath, rule.areaPath);
    if (!near || !matches(rule, facts)) continue;
    // of two under conditions alike, the older: rules are listed by age
    if (best === null || moreSpecific(rule, best) > 0) best = rule;
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
